use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::{Value, json};

use crate::support::TestServer;

#[tokio::test]
async fn every_refused_field_is_named_with_a_code() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let body = json!({
        "name": " ",
        "kind": "measure",
        "target": "lots",
        "unit": "a unit that is far too long to be one",
        "schedule": { "type": "times_per_week", "times": 9 },
    });
    let answer = server.call("POST", "/api/v1/habits", Some(&ana), body).await;
    assert_eq!((answer.status, answer.code().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid"));
    assert_eq!(answer.headers[header::CONTENT_TYPE], "application/problem+json");
    let told: Vec<_> = answer.json()["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| (e["field"].as_str().unwrap().to_owned(), e["code"].as_str().unwrap().to_owned()))
        .collect();
    let expected =
        [("name", "required"), ("unit", "too_long"), ("schedule.times", "out_of_range"), ("target", "not_a_number")];
    assert_eq!(told, expected.map(|(field, code)| (field.to_owned(), code.to_owned())));
}

#[tokio::test]
async fn bodies_that_cannot_be_read_are_refused_by_kind() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let send = async |content_type: &str, body: &str| {
        let request = Request::post("/api/v1/habits")
            .header(header::AUTHORIZATION, format!("Bearer {}", ana.token))
            .header(header::CONTENT_TYPE, content_type)
            .body(Body::from(body.to_owned()))
            .unwrap();
        let answer = server.send(request).await;
        (answer.status.as_u16(), answer.code(), answer.json()["errors"][0]["field"].clone())
    };
    assert_eq!(send("application/json", "{").await, (400, "bad_json".to_owned(), Value::Null));
    assert_eq!(send("text/plain", "{}").await, (415, "not_json".to_owned(), Value::Null));
    let extra = r#"{"name":"A","kind":"yes_no","schedule":{"type":"daily"},"colour":"red"}"#;
    assert_eq!(send("application/json", extra).await, (422, "invalid".to_owned(), json!("colour")));
    let nested = r#"{"name":"A","kind":"yes_no","schedule":{"type":"daily","times":3}}"#;
    assert_eq!(send("application/json", nested).await, (422, "invalid".to_owned(), json!("schedule.times")));
    let wrong = r#"{"name":5,"kind":"yes_no","schedule":{"type":"daily"}}"#;
    assert_eq!(send("application/json", wrong).await, (422, "invalid".to_owned(), json!("name")));
    let choice = r#"{"name":"A","kind":"sometimes","schedule":{"type":"daily"}}"#;
    assert_eq!(send("application/json", choice).await, (422, "invalid".to_owned(), json!("kind")));
    let missing = r#"{"name":"A","kind":"yes_no"}"#;
    assert_eq!(send("application/json", missing).await, (422, "invalid".to_owned(), json!("schedule")));
    let huge = format!("{{\"name\":\"{}\"}}", "x".repeat(2 * 1024 * 1024));
    assert_eq!(send("application/json", &huge).await.0, 413);
}

#[tokio::test]
async fn an_operation_may_hold_unknown_fields_in_its_payload_alone() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let operation = json!({
        "op_id": uuid::Uuid::from_u128(1), "seq": 1, "entity": "habit", "entity_id": uuid::Uuid::from_u128(2),
        "kind": "habit.create", "client_time": "2026-03-12T08:59:00Z", "tz": "Europe/Lisbon", "base_version": 1,
        "payload": { "name": "Read", "kind": "yes_no", "schedule": { "type": "daily", "later": 1 }, "later": 1,
            "archived_at": "2026-03-12T08:00:00Z" },
    });
    let mut odd = operation.clone();
    odd["later"] = json!(1);
    let batch = |op: Value| json!({ "device_id": uuid::Uuid::from_u128(3), "client_build": "test", "ops": [op] });
    let refused = server.call("POST", "/api/v1/sync/ops", Some(&ana), batch(odd)).await;
    assert_eq!(refused.json()["errors"], json!([{ "field": "ops[0].later", "code": "unknown_field" }]));
    let applied = server.call("POST", "/api/v1/sync/ops", Some(&ana), batch(operation)).await.json();
    assert_eq!(applied["results"][0]["status"], json!("applied"), "{applied}");
    assert_eq!(applied["results"][0]["entity"]["archived_at"], json!("2026-03-12T08:00:00Z"));
}

#[tokio::test]
async fn unknown_paths_and_methods_are_problems_too() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let nowhere = server.call("GET", "/api/v1/nowhere", Some(&ana), Value::Null).await;
    assert_eq!((nowhere.status, nowhere.code().as_str()), (StatusCode::NOT_FOUND, "not_found"));
    let method = server.call("PATCH", "/api/v1/habits", Some(&ana), Value::Null).await;
    assert_eq!(method.status, StatusCode::METHOD_NOT_ALLOWED);
    let path = server.call("GET", "/api/v1/habits/not-an-id", Some(&ana), Value::Null).await;
    assert_eq!(path.status, StatusCode::NOT_FOUND);
    let day = server
        .call("PUT", "/api/v1/habits/00000000-0000-0000-0000-000000000001/entries/2026-02-30", Some(&ana), json!({}))
        .await;
    assert_eq!(day.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_wrong_token_is_401_even_beside_nothing() {
    let server = TestServer::start().await;
    let request =
        Request::get("/api/v1/me").header(header::AUTHORIZATION, "Bearer nonsense").body(Body::empty()).unwrap();
    let answer = server.send(request).await;
    assert_eq!((answer.status, answer.code().as_str()), (StatusCode::UNAUTHORIZED, "invalid_token"));
}
