use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::{Value, json};

use crate::support::{TestServer, uuid_v7};

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
    let days = r#"{"name":"A","kind":"yes_no","schedule":{"type":"weekdays","days":"mon"}}"#;
    assert_eq!(send("application/json", days).await, (422, "invalid".to_owned(), json!("schedule.days")));
    let twice = r#"{"name":"A","name":"B","kind":"yes_no","schedule":{"type":"daily"}}"#;
    assert_eq!(send("application/json", twice).await, (422, "invalid".to_owned(), json!("name")));
    let listed = r#"{"name":"A","kind":"yes_no","schedule":["weekdays",["mon"]]}"#;
    assert_eq!(send("application/json", listed).await, (422, "invalid".to_owned(), json!("schedule")));
    let chosen =
        r#"{"id":"0198c0de-0000-4000-8000-000000000001","name":"A","kind":"yes_no","schedule":{"type":"daily"}}"#;
    assert_eq!(send("application/json", chosen).await, (422, "invalid".to_owned(), json!("id")));
    let target = r#"{"name":"A","kind":"measure","target":" 1","schedule":{"type":"daily"}}"#;
    assert_eq!(send("application/json", target).await, (422, "invalid".to_owned(), json!("target")));
    let starts_on = r#"{"name":"A","kind":"yes_no","schedule":{"type":"daily"},"starts_on":"20260312"}"#;
    assert_eq!(send("application/json", starts_on).await, (422, "invalid".to_owned(), json!("starts_on")));
    let day = server.call("GET", "/api/v1/habits/daily?day=20260312", Some(&ana), Value::Null).await;
    assert_eq!(day.json()["errors"], json!([{ "field": "day", "code": "wrong_type" }]));
    let huge = format!("{{\"name\":\"{}\"}}", "x".repeat(2 * 1024 * 1024));
    assert_eq!(send("application/json", &huge).await.0, 413);
}

#[tokio::test]
async fn an_operation_may_hold_unknown_fields_in_its_payload_alone() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let operation = json!({
        "op_id": uuid_v7(1), "seq": 1, "entity": "habit", "entity_id": uuid_v7(2),
        "kind": "habit.create", "client_time": "2026-03-12T08:59:00Z", "tz": "Europe/Lisbon", "base_version": 1,
        "payload": { "name": "Read", "kind": "yes_no", "schedule": { "type": "daily", "later": 1 }, "later": 1,
            "archived_at": "2026-03-12T08:00:00Z" },
    });
    let mut odd = operation.clone();
    odd["later"] = json!(1);
    let batch = |op: Value| json!({ "device_id": uuid::Uuid::from_u128(3), "client_build": "test", "ops": [op] });
    let refused = server.call("POST", "/api/v1/sync/ops", Some(&ana), batch(odd)).await.json();
    assert_eq!(refused["results"][0]["code"], json!("bad_operation"), "{refused}");
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
    let body = json!({ "name": "Read", "kind": "yes_no", "schedule": { "type": "daily" } });
    let id = server.habit(&ana, body).await;
    let status = async |method: &str, path: String| server.call(method, &path, Some(&ana), json!({})).await.status;
    assert_eq!(status("GET", format!("/api/v1/habits/{id}")).await, StatusCode::OK);
    assert_eq!(status("GET", format!("/api/v1/habits/%7B{id}%7D")).await, StatusCode::NOT_FOUND);
    assert_eq!(status("GET", format!("/api/v1/habits/{}", id.replace('-', ""))).await, StatusCode::NOT_FOUND);
    assert_eq!(status("PUT", format!("/api/v1/habits/{id}/entries/20260101")).await, StatusCode::NOT_FOUND);
    assert_eq!(status("PUT", format!("/api/v1/habits/{id}/entries/2026-01-01")).await, StatusCode::OK);
}

#[tokio::test]
async fn a_wrong_token_is_401_even_beside_nothing() {
    let server = TestServer::start().await;
    let request =
        Request::get("/api/v1/me").header(header::AUTHORIZATION, "Bearer nonsense").body(Body::empty()).unwrap();
    let answer = server.send(request).await;
    assert_eq!((answer.status, answer.code().as_str()), (StatusCode::UNAUTHORIZED, "invalid_token"));
}

#[tokio::test]
async fn years_that_the_database_does_not_know_are_no_fault() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let long_ago = "-009000-01-01T00:00:00Z";
    let body = json!({ "name": "Read", "kind": "yes_no", "schedule": { "type": "daily" }, "archived_at": long_ago });
    let id = server.habit(&ana, body).await;
    let habit = server.call("GET", &format!("/api/v1/habits/{id}"), Some(&ana), Value::Null).await;
    assert_eq!(habit.json()["archived_at"], json!("1900-01-01T00:00:00Z"), "{}", habit.text);
    for path in [
        "/api/v1/habits/daily?day=-009999-01-01".to_owned(),
        format!("/api/v1/habits/{id}/entries?from=-009999-01-01&to=-009999-01-02"),
    ] {
        let answer = server.call("GET", &path, Some(&ana), Value::Null).await;
        assert_eq!((answer.status, answer.code().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid"), "{path}");
    }
    let operation = json!({
        "op_id": uuid_v7(1), "seq": 1, "entity": "entry", "entity_id": id, "kind": "entry.set",
        "client_time": long_ago, "tz": "Europe/Lisbon",
        "payload": { "day": "2026-03-11", "status": "done", "occurred_at": long_ago },
    });
    let batch = json!({ "device_id": uuid::Uuid::from_u128(3), "client_build": "test", "ops": [operation] });
    let answer = server.call("POST", "/api/v1/sync/ops", Some(&ana), batch).await;
    assert_eq!(answer.json()["results"][0]["status"], json!("applied"), "{}", answer.text);
    assert_eq!(answer.json()["results"][0]["entity"]["occurred_at"], json!("1900-01-01T00:00:00Z"));
}
