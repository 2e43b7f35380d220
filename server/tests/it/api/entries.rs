use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::{Caller, TestServer, uuid_v7};

async fn scene() -> (TestServer, Caller, String) {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let water = json!({ "name": "Water", "kind": "measure", "target": "8", "schedule": { "type": "daily" } });
    let id = server.habit(&ana, water).await;
    (server, ana, id)
}

#[tokio::test]
async fn when_it_happened_is_changed_alone_and_cleared_by_null() {
    let (server, ana, id) = scene().await;
    let path = format!("/api/v1/habits/{id}/entries/2026-03-12");
    let put = async |body| server.call("PUT", &path, Some(&ana), body).await.json();
    assert_eq!(put(json!({ "status": "done" })).await["occurred_at"], json!("2026-03-12T09:00:00Z"));
    let moved = put(json!({ "occurred_at": "2026-03-12T07:30:00Z" })).await;
    assert_eq!((&moved["occurred_at"], &moved["status"]), (&json!("2026-03-12T07:30:00Z"), &json!("done")));
    let cleared = put(json!({ "occurred_at": null })).await;
    assert_eq!((&cleared["occurred_at"], &cleared["version"]), (&Value::Null, &json!(3)));
}

#[tokio::test]
async fn a_body_without_fields_changes_nothing() {
    let (server, ana, id) = scene().await;
    let path = format!("/api/v1/habits/{id}/entries/2026-03-12");
    let put = async |body| server.call("PUT", &path, Some(&ana), body).await;
    let empty = put(json!({})).await;
    assert_eq!((empty.status, &empty.json()["version"]), (StatusCode::OK, &json!(0)));
    assert_eq!(put(json!({ "value": "3" })).await.json()["version"], json!(1));
    let after = put(json!({})).await.json();
    assert_eq!((&after["version"], &after["value"]), (&json!(1), &json!("3")));
    let nowhere = format!("/api/v1/habits/{}/entries/2026-03-12", uuid_v7(404));
    let foreign = server.call("PUT", &nowhere, Some(&ana), json!({})).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn amounts_and_ids_of_increments_are_held_to_their_word() {
    let (server, ana, id) = scene().await;
    let day = format!("/api/v1/habits/{id}/entries/2026-03-12");
    let path = format!("{day}/increments");
    let add = async |n: u128, amount: &str| {
        let answer = server.call("POST", &path, Some(&ana), json!({ "id": uuid_v7(n), "amount": amount })).await;
        let code = answer.json()["errors"][0]["code"].as_str().map_or_else(|| answer.code(), str::to_owned);
        (answer.status.as_u16(), code, answer.json()["value"].clone())
    };
    let refused = |code: &str| (422, code.to_owned(), Value::Null);
    assert_eq!(add(1, "999999999").await, (200, String::new(), json!("999999999")));
    assert_eq!(add(1, "1").await, refused("id_reused"));
    assert_eq!(add(2, "999999999").await, refused("out_of_range"));
    assert_eq!(add(3, "-999999999.5").await, refused("out_of_range"));
    assert_eq!(add(1, "999999999.0").await, (200, String::new(), json!("999999999")));
    let negative = server.call("PUT", &day, Some(&ana), json!({ "value": "-1" })).await;
    assert_eq!(negative.json()["errors"], json!([{ "field": "value", "code": "out_of_range" }]));
}
