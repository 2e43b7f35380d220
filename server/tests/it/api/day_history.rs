use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::{TestServer, uuid_v7};

#[tokio::test]
async fn a_day_tells_how_it_came_to_be_and_goes_back() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let habit = json!({ "name": "Read", "kind": "yes_no", "schedule": { "type": "daily" } });
    let id = server.habit(&ana, habit).await;
    let day = format!("/api/v1/habits/{id}/entries/2026-03-12");
    let call = async |method: &str, path: &str, body: Value| server.call(method, path, Some(&ana), body).await;
    call("PUT", &day, json!({ "status": "done", "note": "calm" })).await;
    call("PUT", &day, json!({ "status": "failed", "note": null })).await;
    let history = call("GET", &format!("{day}/history"), Value::Null).await.json();
    let changes = history["changes"].as_array().unwrap();
    assert_eq!((changes.len(), &history["entry"]["status"]), (2, &json!("failed")));
    assert_eq!((&changes[0]["before"]["note"], &changes[0]["after"]["status"]), (&json!("calm"), &json!("failed")));
    assert_eq!((&changes[1]["before"], &changes[1]["outcome"]), (&Value::Null, &json!("applied")));
    let restore = format!("{day}/restore");
    let back = call("POST", &restore, json!({ "event_id": changes[1]["id"] })).await;
    assert_eq!((&back.json()["status"], &back.json()["note"]), (&json!("done"), &json!("calm")), "{}", back.text);
    let empty = call("POST", &restore, json!({ "event_id": changes[1]["id"], "before": true })).await;
    assert_eq!((&empty.json()["status"], &empty.json()["note"]), (&Value::Null, &Value::Null));
    let unknown = call("POST", &restore, json!({ "event_id": uuid_v7(404) })).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn no_and_unknown_are_told_apart() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let schedule = json!({ "type": "daily" });
    let habit = json!({ "name": "Read", "kind": "yes_no", "schedule": schedule, "starts_on": "2026-03-10" });
    let id = server.habit(&ana, habit).await;
    let day = format!("/api/v1/habits/{id}/entries/2026-03-11");
    server.call("PUT", &day, Some(&ana), json!({ "status": "failed" })).await;
    let entries = format!("/api/v1/habits/{id}/entries?from=2026-03-10&to=2026-03-11");
    let entries = server.call("GET", &entries, Some(&ana), Value::Null).await.json();
    let told: Vec<_> = entries["items"].as_array().unwrap().iter().map(|e| (&e["day"], &e["status"])).collect();
    assert_eq!(told, [(&json!("2026-03-11"), &json!("failed"))]);
    let daily = server.call("GET", "/api/v1/habits/daily?day=2026-03-10", Some(&ana), Value::Null).await.json();
    assert_eq!((&daily["items"][0]["entry"], &daily["items"][0]["state"]), (&Value::Null, &json!("missed")));
}
