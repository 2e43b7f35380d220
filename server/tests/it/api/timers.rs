use axum::http::StatusCode;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::support::{Caller, TestServer, uuid_v7};

async fn scene() -> (TestServer, Caller, String) {
    let server = TestServer::start().await;
    let signed_in = server.sign_up("Ana").await;
    // Hours pass here, and a sign-in by itself would be over.
    let wish = json!({ "name": "Stopwatch", "scopes": ["read", "write"] });
    let token = server.call("POST", "/api/v1/me/tokens", Some(&signed_in), wish).await;
    let ana = Caller { token: token.json()["token"].as_str().unwrap().to_owned() };
    let schedule = json!({ "type": "daily" });
    let read = json!({ "name": "Read", "kind": "measure", "target": "20", "unit": "min", "schedule": schedule });
    let id = server.habit(&ana, read).await;
    (server, ana, id)
}

#[tokio::test]
async fn a_timer_is_started_seen_and_stopped() {
    let (server, ana, id) = scene().await;
    let path = format!("/api/v1/habits/{id}/timer");
    let call = async |method: &str, path: &str, body: Value| server.call(method, path, Some(&ana), body).await;
    assert_eq!(call("GET", &path, Value::Null).await.json(), json!({ "running": null }));
    let started = call("PUT", &path, json!({ "id": uuid_v7(1) })).await;
    assert_eq!(started.status, StatusCode::OK, "{}", started.text);
    assert_eq!((&started.json()["id"], &started.json()["day"]), (&json!(uuid_v7(1)), &json!("2026-03-12")));
    server.advance(SignedDuration::from_mins(25));
    assert_eq!(call("PUT", &path, json!({})).await.json()["id"], json!(uuid_v7(1)), "it goes on");
    assert_eq!(call("GET", &path, Value::Null).await.json()["running"]["started_at"], json!("2026-03-12T09:00:00Z"));
    let stop = format!("{path}/stop");
    let stopped = call("POST", &stop, json!({ "id": uuid_v7(1) })).await;
    assert_eq!(stopped.json()["entry"]["value"], json!("25"), "{}", stopped.text);
    let again = call("POST", &stop, json!({})).await;
    assert_eq!((again.status, again.code().as_str()), (StatusCode::CONFLICT, "already_done"));
    assert_eq!(call("DELETE", &path, Value::Null).await.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn what_a_timer_cannot_do_is_told_by_code() {
    let (server, ana, id) = scene().await;
    let path = format!("/api/v1/habits/{id}/timer");
    let call = async |method: &str, path: &str, body: Value| server.call(method, path, Some(&ana), body).await;
    let odd = call("PUT", &path, json!({ "id": uuid::Uuid::from_u128(1) })).await;
    assert_eq!(odd.json()["errors"], json!([{ "field": "id", "code": "not_uuid_v7" }]));
    let stretch = json!({ "name": "Stretch", "kind": "yes_no", "schedule": { "type": "daily" } });
    let untimed = format!("/api/v1/habits/{}/timer", server.habit(&ana, stretch).await);
    let refused = call("PUT", &untimed, json!({})).await;
    assert_eq!((refused.status, refused.code().as_str()), (StatusCode::CONFLICT, "not_timed"));
    call("PUT", &path, json!({})).await;
    server.advance(SignedDuration::from_hours(13));
    let stop = format!("{path}/stop");
    let long = call("POST", &stop, json!({})).await;
    assert_eq!((long.status, long.code().as_str()), (StatusCode::CONFLICT, "ran_long"));
    let said = call("POST", &stop, json!({ "ended_at": "2026-03-12T09:45:00Z", "sure": true })).await;
    assert_eq!(said.json()["entry"]["value"], json!("45"), "{}", said.text);
}

#[tokio::test]
async fn a_timer_travels_with_the_queue_and_the_feed() {
    let (server, ana, id) = scene().await;
    let op = |n: u128, kind: &str, payload: Value| {
        json!({
            "op_id": uuid_v7(n), "seq": n, "entity": "timer", "entity_id": id, "kind": kind, "payload": payload,
            "client_time": format!("2026-03-12T08:{:02}:00Z", n * 10), "tz": "Europe/Lisbon",
        })
    };
    let send = async |ops: Vec<Value>| {
        let body = json!({ "device_id": uuid::Uuid::from_u128(9), "client_build": "test", "ops": ops });
        let answer = server.call("POST", "/api/v1/sync/ops", Some(&ana), body).await.json();
        let statuses = answer["results"].as_array().unwrap().iter().map(|r| r["status"].clone());
        statuses.collect::<Vec<_>>()
    };
    let start = op(1, "timer.start", json!({ "day": "2026-03-12", "id": uuid_v7(77), "later": 1 }));
    assert_eq!(send(vec![start.clone()]).await, ["applied"]);
    let feed = server.call("GET", "/api/v1/sync/changes", Some(&ana), Value::Null).await.json();
    let timer = feed["items"].as_array().unwrap().iter().find(|item| item["entity"] == "timer").unwrap();
    assert_eq!((&timer["entity_id"], &timer["value"]["id"]), (&json!(id), &json!(uuid_v7(77))));
    let stop = op(3, "timer.stop", json!({ "id": uuid_v7(77) }));
    assert_eq!(send(vec![start, stop]).await, ["duplicate", "applied"]);
    let day = format!("/api/v1/habits/{id}/entries?from=2026-03-12&to=2026-03-12");
    let entries = server.call("GET", &day, Some(&ana), Value::Null).await.json();
    assert_eq!(entries["items"][0]["value"], json!("20"));
    let mut odd = op(4, "timer.start", json!({ "day": "2026-03-12", "id": uuid::Uuid::from_u128(1) }));
    assert_eq!(send(vec![odd.clone()]).await, ["rejected"]);
    odd["payload"] = json!({ "day": "some day" });
    assert_eq!(send(vec![odd]).await, ["rejected"]);
}
