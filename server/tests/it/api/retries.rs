use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::{TestServer, uuid_v7};

fn stretch() -> Value {
    json!({ "id": uuid_v7(7), "name": "Stretch", "kind": "yes_no", "schedule": { "type": "daily" } })
}

#[tokio::test]
async fn a_habit_is_archived_at_the_instant_that_was_given() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let make = async |archived_at: Value| {
        let mut body = stretch();
        body["archived_at"] = archived_at;
        server.call("POST", "/api/v1/habits", Some(&ana), body).await
    };
    let made = make(json!("2026-03-01T10:00:00Z")).await;
    assert_eq!((made.status, &made.json()["version"]), (StatusCode::CREATED, &json!(1)));
    assert_eq!(made.json()["archived_at"], json!("2026-03-01T10:00:00Z"));
    assert_eq!(make(json!("2026-03-01T10:00:00Z")).await.status, StatusCode::OK);
    for other in [json!("2026-03-02T10:00:00Z"), Value::Null] {
        let refused = make(other).await;
        assert_eq!((refused.status, refused.code().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "id_reused"));
    }
}

#[tokio::test]
async fn a_default_may_be_named_in_a_retry() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let made = server.call("POST", "/api/v1/habits", Some(&ana), stretch()).await;
    let mut named = stretch();
    named["reserves_per_month"] = json!(2);
    let again = server.call("POST", "/api/v1/habits", Some(&ana), named.clone()).await;
    assert_eq!((again.status, again.json()), (StatusCode::OK, made.json()));
    named["reserves_per_month"] = json!(1);
    let other = server.call("POST", "/api/v1/habits", Some(&ana), named).await;
    assert_eq!(other.code(), "id_reused");
}

#[tokio::test]
async fn making_a_deleted_habit_again_says_that_it_is_deleted() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let id = server.habit(&ana, stretch()).await;
    let path = format!("/api/v1/habits/{id}");
    server.call("DELETE", &path, Some(&ana), Value::Null).await;
    let again = server.call("POST", "/api/v1/habits", Some(&ana), stretch()).await;
    assert_eq!((again.status, again.code().as_str()), (StatusCode::CONFLICT, "deleted"));
    assert_eq!(server.call("GET", &path, Some(&ana), Value::Null).await.status, StatusCode::NOT_FOUND);
}
