//! `Idempotency-Key`.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::{Value, json};

use crate::support::{Answer, Caller, TestServer};

async fn post(server: &TestServer, caller: &Caller, path: &str, key: &str, body: &Value) -> Answer {
    let request = Request::post(path)
        .header(header::AUTHORIZATION, format!("Bearer {}", caller.token))
        .header("idempotency-key", key)
        .header(header::CONTENT_TYPE, "application/json");
    server.send(request.body(Body::from(body.to_string())).unwrap()).await
}

fn habit(name: &str) -> Value {
    json!({ "name": name, "kind": "yes_no", "schedule": { "type": "daily" } })
}

async fn count(server: &TestServer, caller: &Caller, list: &str) -> usize {
    server.call("GET", list, Some(caller), Value::Null).await.json()["items"].as_array().unwrap().len()
}

#[tokio::test]
async fn the_same_request_under_a_key_makes_one_habit() {
    let server = TestServer::start().await;
    let (ana, ben) = (server.sign_up("Ana").await, server.sign_up("Ben").await);
    let path = "/api/v1/habits";
    let first = post(&server, &ana, path, "one", &habit("Stretch")).await;
    let again = post(&server, &ana, path, "one", &habit("Stretch")).await;
    assert_eq!((again.status, again.json()), (StatusCode::CREATED, first.json()));
    let other = post(&server, &ana, path, "one", &habit("Read")).await;
    assert_eq!((other.status.as_u16(), other.code().as_str()), (422, "idempotency_key_reused"));
    assert_eq!(count(&server, &ana, path).await, 1);
    assert_eq!(post(&server, &ana, path, "two", &habit("Stretch")).await.status, StatusCode::CREATED);
    assert_eq!(count(&server, &ana, path).await, 2);

    let his = post(&server, &ben, path, "one", &habit("Write")).await;
    assert_eq!((his.status, &his.json()["name"]), (StatusCode::CREATED, &json!("Write")));
}

#[tokio::test]
async fn a_token_is_made_once_and_its_secret_told_once() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let path = "/api/v1/me/tokens";
    let wish = json!({ "name": "Script", "scopes": ["read"] });
    assert_eq!(post(&server, &ana, path, "one", &wish).await.status, StatusCode::CREATED);
    let again = post(&server, &ana, path, "one", &wish).await;
    assert_eq!((again.status, again.code().as_str()), (StatusCode::CONFLICT, "already_created"));
    let stronger = json!({ "name": "Script", "scopes": ["read", "write"] });
    let other = post(&server, &ana, path, "one", &stronger).await;
    assert_eq!((other.status.as_u16(), other.code().as_str()), (422, "idempotency_key_reused"));
    assert_eq!(count(&server, &ana, path).await, 1);
    // One key is one request, whatever the path.
    let elsewhere = post(&server, &ana, "/api/v1/habits", "one", &habit("Stretch")).await;
    assert_eq!(elsewhere.code(), "idempotency_key_reused");
}

#[tokio::test]
async fn what_was_refused_leaves_its_key_free() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let refused = post(&server, &ana, "/api/v1/habits", "one", &habit(" ")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(post(&server, &ana, "/api/v1/habits", "one", &habit("Stretch")).await.status, StatusCode::CREATED);
    let long = post(&server, &ana, "/api/v1/habits", &"k".repeat(256), &habit("Read")).await;
    assert_eq!(long.json()["errors"], json!([{ "field": "Idempotency-Key", "code": "too_long" }]));
}

#[tokio::test]
async fn a_habit_can_be_archived_from_the_start() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let mut body = habit("Old one");
    body["archived_at"] = json!("2026-03-11T10:00:00Z");
    let made = server.call("POST", "/api/v1/habits", Some(&ana), body).await;
    assert_eq!((made.status, &made.json()["archived_at"]), (StatusCode::CREATED, &json!("2026-03-11T10:00:00Z")));
    assert_eq!(made.json()["version"], json!(1));
    assert_eq!(count(&server, &ana, "/api/v1/habits?archived=true").await, 1);
}
