use axum::http::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Caller, TestServer, uuid_v7};

fn op(n: u128, kind: &str, entity_id: &str, payload: Value) -> Value {
    json!({
        "op_id": uuid_v7(n), "seq": n, "entity": kind.split('.').next(), "entity_id": entity_id, "kind": kind,
        "payload": payload, "client_time": "2026-03-12T08:59:00Z", "tz": "Europe/Lisbon",
    })
}

async fn apply(server: &TestServer, caller: &Caller, ops: Vec<Value>) -> Value {
    let body = json!({ "device_id": Uuid::from_u128(9), "client_build": "test", "ops": ops });
    let answer = server.call("POST", "/api/v1/sync/ops", Some(caller), body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.json()
}

#[tokio::test]
async fn a_day_without_a_network_is_replayed_once() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let id = uuid_v7(0x1234).to_string();
    let habit =
        json!({ "name": "Water", "kind": "measure", "target": "8", "schedule": { "type": "daily" }, "from_later": 1 });
    let ops = vec![
        op(1, "habit.create", &id, habit),
        op(2, "entry.increment", &id, json!({ "day": "2026-03-12", "amount": "2", "id": uuid_v7(20) })),
        op(3, "entry.note", &id, json!({ "day": "2026-03-12", "note": "on the train" })),
        op(4, "entry.set", &id, json!({ "day": "2026-03-11", "status": "skipped", "skip_reason": "ill" })),
    ];
    let first = apply(&server, &ana, ops.clone()).await;
    assert_eq!(first["wellspring"], 1);
    let statuses = |answer: &Value| -> Vec<String> {
        answer["results"].as_array().unwrap().iter().map(|r| r["status"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(statuses(&first), ["applied"; 4], "{first}");
    assert_eq!(statuses(&apply(&server, &ana, ops).await), ["duplicate"; 4]);
    let path = format!("/api/v1/habits/{id}/entries?from=2026-03-11&to=2026-03-12");
    let entries = server.call("GET", &path, Some(&ana), Value::Null).await.json();
    assert_eq!(entries["items"][0]["skip_reason"], json!("ill"));
    assert_eq!((&entries["items"][1]["value"], &entries["items"][1]["note"]), (&json!("2"), &json!("on the train")));
}

#[tokio::test]
async fn the_feed_gives_whole_entities() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let body = json!({ "name": "Stretch", "kind": "yes_no", "schedule": { "type": "daily" } });
    let id = server.habit(&ana, body).await;
    let path = format!("/api/v1/habits/{id}/entries/2026-01-02");
    server.call("PUT", &path, Some(&ana), json!({ "status": "done", "note": "first" })).await;
    let path = format!("/api/v1/habits/{id}/entries/2026-01-03");
    server.call("PUT", &path, Some(&ana), json!({ "status": "skipped", "skip_reason": "ill" })).await;
    let feed = server.call("GET", "/api/v1/sync/changes", Some(&ana), Value::Null).await.json();
    let year = feed["items"].as_array().unwrap().iter().find(|i| i["entity"] == "habit_year").unwrap();
    let year = &year["value"];
    assert_eq!((&year["statuses"], &year["notes"]), (&json!("-ds"), &json!({ "2": "first" })));
    assert_eq!(year["skip_reasons"], json!({ "3": "ill" }));
    let habit = feed["items"].as_array().unwrap().iter().find(|i| i["entity"] == "habit").unwrap();
    assert_eq!(
        (&habit["value"]["starts_on"], &habit["value"]["chosen_starts_on"]),
        (&json!("2026-01-02"), &json!("2026-03-12"))
    );
    assert!(feed["items"].as_array().unwrap().iter().any(|i| i["entity"] == "profile"));
    let cursor = feed["cursor"].as_str().unwrap();
    server.call("DELETE", &format!("/api/v1/habits/{id}"), Some(&ana), Value::Null).await;
    let next =
        server.call("GET", &format!("/api/v1/sync/changes?cursor={cursor}"), Some(&ana), Value::Null).await.json();
    assert_eq!((&next["items"][0]["deleted"], &next["items"][0]["value"]), (&json!(true), &Value::Null));
    let gone = server.call("GET", "/api/v1/sync/changes?cursor=u1-99999", Some(&ana), Value::Null).await;
    assert_eq!(gone.status, StatusCode::GONE);
    for odd in ["nonsense", "u1--1", "u1-01", ""] {
        let refused = server.call("GET", &format!("/api/v1/sync/changes?cursor={odd}"), Some(&ana), Value::Null).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{odd}");
        assert_eq!(refused.json()["errors"], json!([{ "field": "cursor", "code": "not_a_cursor" }]));
    }
}

#[tokio::test]
async fn too_many_operations_are_refused_whole() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let ops: Vec<_> = (0..1_001).map(|n| op(n, "entry.clear", &Uuid::from_u128(1).to_string(), json!({}))).collect();
    let body = json!({ "device_id": Uuid::from_u128(9), "client_build": "test", "ops": ops });
    let answer = server.call("POST", "/api/v1/sync/ops", Some(&ana), body).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn one_operation_that_cannot_be_read_stops_no_other() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let id = uuid_v7(0x1234).to_string();
    let habit = json!({ "name": "Read", "kind": "yes_no", "schedule": { "type": "daily" } });
    let mut late = op(3, "entry.clear", &id, json!({ "day": "2026-03-12" }));
    late["later"] = json!(1);
    let mut text = op(4, "entry.clear", &id, json!({ "day": "2026-03-12" }));
    text["seq"] = json!("4");
    let ops = vec![
        op(2, "entry.set", &id, json!({ "day": "2026-03-12", "status": "done" })),
        json!(["habit.delete"]),
        late,
        op(1, "habit.create", &id, habit),
        text,
    ];
    let answer = apply(&server, &ana, ops).await;
    let told: Vec<_> = answer["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|result| (result["op_id"].clone(), result["status"].clone(), result["code"].clone()))
        .collect();
    let applied = |n| (json!(uuid_v7(n)), json!("applied"), Value::Null);
    let refused = |op_id| (op_id, json!("rejected"), json!("bad_operation"));
    let expected =
        [applied(2), refused(Value::Null), refused(json!(uuid_v7(3))), applied(1), refused(json!(uuid_v7(4)))];
    assert_eq!(told, expected, "{answer}");
}

#[tokio::test]
async fn what_surrounds_the_operations_is_refused_whole_and_by_name() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    for (field, value, code) in [
        ("ops", json!({}), "wrong_type"),
        ("device_id", json!(1), "wrong_type"),
        ("later", json!(1), "unknown_field"),
        ("client_build", json!("x".repeat(65)), "too_long"),
        ("client_build", json!("a\u{0}b"), "control_character"),
    ] {
        let mut body = json!({ "device_id": Uuid::from_u128(9), "client_build": "test", "ops": [] });
        body[field] = value;
        let answer = server.call("POST", "/api/v1/sync/ops", Some(&ana), body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
        assert_eq!(answer.json()["errors"], json!([{ "field": field, "code": code }]));
    }
}

#[tokio::test]
async fn a_client_of_an_older_protocol_is_told_and_nothing_of_it_is_applied() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let id = uuid_v7(0x1234).to_string();
    let habit = json!({ "name": "Water", "kind": "yes_no", "schedule": { "type": "daily" } });
    let body = |protocol: u8| {
        let ops = [op(1, "habit.create", &id, habit.clone())];
        json!({ "device_id": Uuid::from_u128(9), "client_build": "test", "wellspring": protocol, "ops": ops })
    };
    let old = server.call("POST", "/api/v1/sync/ops", Some(&ana), body(0)).await;
    assert_eq!((old.status, &old.json()["code"]), (StatusCode::CONFLICT, &json!("client_too_old")));
    let path = format!("/api/v1/habits/{id}");
    assert_eq!(server.call("GET", &path, Some(&ana), Value::Null).await.status, StatusCode::NOT_FOUND);
    // The same operation is new after the reload.
    let now = server.call("POST", "/api/v1/sync/ops", Some(&ana), body(1)).await.json();
    assert_eq!((&now["wellspring"], &now["results"][0]["status"]), (&json!(1), &json!("applied")));
}

#[tokio::test]
async fn what_is_nobodys_here_is_not_found() {
    let server = TestServer::start().await;
    let (ana, ben) = (server.sign_up("Ana").await, server.sign_up("Ben").await);
    let body = json!({ "name": "Stretch", "kind": "yes_no", "schedule": { "type": "daily" } });
    let (own, foreign) = (server.habit(&ana, body.clone()).await, server.habit(&ben, body).await);
    let order = |n, ids: Value| {
        let mut op = op(n, "habit.order", "", json!({ "ids": ids }));
        op["entity_id"] = Value::Null;
        op
    };
    let plan = json!({ "plans": [{ "id": uuid_v7(77), "due": { "day": "2026-03-12" } }] });
    let mut planned = op(3, "task.plan", "", plan);
    planned["entity_id"] = Value::Null;
    let deleted = op(4, "habit.delete", &own, json!({}));
    let ops = vec![
        order(1, json!([foreign])),
        order(2, json!([own, foreign])),
        planned,
        deleted,
        order(5, json!([own, foreign])),
    ];
    let answer = apply(&server, &ana, ops).await;
    let told = |at: usize| (answer["results"][at]["status"].clone(), answer["results"][at]["code"].clone());
    assert_eq!(told(0), (json!("rejected"), json!("not_found")), "{answer}");
    assert_eq!(told(1).0, json!("applied"), "{answer}");
    assert_eq!(told(2), (json!("rejected"), json!("not_found")), "{answer}");
    // What was deleted meanwhile was theirs.
    assert_eq!((told(3).0, told(4).0), (json!("applied"), json!("applied")), "{answer}");
}

#[tokio::test]
async fn a_timer_is_started_with_the_body_of_rest() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let body =
        json!({ "name": "Read", "kind": "measure", "unit": "min", "target": "20", "schedule": { "type": "daily" } });
    let id = server.habit(&ana, body).await;
    let answer = apply(&server, &ana, vec![op(1, "timer.start", &id.to_string(), json!({}))]).await;
    assert_eq!(answer["results"][0]["status"], json!("applied"), "{answer}");
    let running = server.call("GET", &format!("/api/v1/habits/{id}/timer"), Some(&ana), Value::Null).await.json();
    assert_eq!(running["running"]["day"], json!("2026-03-12"), "{running}");
}

#[tokio::test]
async fn answers_about_a_person_are_kept_by_nobody() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let answer = server.call("GET", "/api/v1/habits", Some(&ana), Value::Null).await;
    assert_eq!(answer.headers["cache-control"], "private, no-store");
}
