use axum::http::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Caller, TestServer};

fn op(n: u128, kind: &str, entity_id: &str, payload: Value) -> Value {
    json!({
        "op_id": Uuid::from_u128(n), "seq": n, "entity": kind.split('.').next(), "entity_id": entity_id, "kind": kind,
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
    let id = Uuid::from_u128(0x1234).to_string();
    let habit =
        json!({ "name": "Water", "kind": "measure", "target": "8", "schedule": { "type": "daily" }, "from_later": 1 });
    let ops = vec![
        op(1, "habit.create", &id, habit),
        op(2, "entry.increment", &id, json!({ "day": "2026-03-12", "amount": "2", "id": Uuid::from_u128(20) })),
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
async fn a_client_of_an_older_protocol_is_told_and_nothing_of_it_is_applied() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let id = Uuid::from_u128(0x1234).to_string();
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
