//! Copies to take along and the end of an account, over REST.

use axum::http::{StatusCode, header};
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::support::{Answer, Caller, TestServer};

const EXPORTS: &str = "/api/v1/exports";

async fn asked(server: &TestServer, caller: &Caller, form: &str) -> Answer {
    server.call("POST", EXPORTS, Some(caller), json!({ "form": form })).await
}

/// A copy that is ready.
async fn ready(server: &TestServer, caller: &Caller, form: &str) -> Value {
    let made = asked(server, caller, form).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    assert_eq!((made.json()["state"].as_str(), made.json()["path"].clone()), (Some("waits"), Value::Null));
    server.services().jobs().run_due(10).await.unwrap();
    let path = format!("{EXPORTS}/{}", made.json()["id"].as_str().unwrap());
    server.call("GET", &path, Some(caller), Value::Null).await.json()
}

async fn signed_in(server: &TestServer, path: &str) -> Answer {
    let body = json!({ "email": "ana@example.org", "password": test_support::password() });
    server.call("POST", path, None, body).await
}

#[tokio::test]
async fn a_copy_is_asked_for_and_fetched_by_its_link() {
    let server = TestServer::start().await;
    let (ana, ben) = (server.sign_up("Ana").await, server.sign_up("Ben").await);
    server.habit(&ana, json!({ "name": "Stretch", "kind": "yes_no", "schedule": { "type": "daily" } })).await;
    let odd = asked(&server, &ana, "pdf").await;
    assert_eq!(odd.json()["errors"], json!([{ "field": "form", "code": "unknown_choice" }]));

    let export = ready(&server, &ana, "json").await;
    assert_eq!(export["state"], "ready");
    let link = export["path"].as_str().unwrap();
    let file = server.call("GET", link, Some(&ana), Value::Null).await;
    assert_eq!(file.status, StatusCode::OK);
    assert_eq!(file.headers[header::CONTENT_TYPE], "application/json");
    assert_eq!(file.headers[header::CACHE_CONTROL], "no-store");
    assert_eq!(file.headers[header::CONTENT_LENGTH].to_str().unwrap(), export["bytes"].to_string());
    let disposition = file.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert_eq!(disposition, "attachment; filename=\"wellspring-2026-03-12.json\"");
    assert_eq!(file.json()["tables"]["habits"][0]["name"], "Stretch");
    let profile = &file.json()["tables"]["users"][0];
    assert_eq!(profile["email"], "ana@example.org");

    let without = link.split_once('?').unwrap().0;
    for (path, caller) in [(without, &ana), (link, &ben)] {
        let refused = server.call("GET", path, Some(caller), Value::Null).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(server.call("GET", link, None, Value::Null).await.status, StatusCode::UNAUTHORIZED);
    server.advance(SignedDuration::from_hours(24));
    let ana = Caller {
        token: signed_in(&server, "/api/v1/auth/login").await.json()["access_token"].as_str().unwrap().to_owned(),
    };
    assert_eq!(server.call("GET", link, Some(&ana), Value::Null).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_copy_can_be_removed_before_its_time() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let export = ready(&server, &ana, "archive").await;
    let path = format!("{EXPORTS}/{}", export["id"].as_str().unwrap());
    let listed = server.call("GET", EXPORTS, Some(&ana), Value::Null).await;
    assert_eq!(listed.json()["items"].as_array().unwrap().len(), 1);
    assert_eq!(server.call("DELETE", &path, Some(&ana), Value::Null).await.status, StatusCode::NO_CONTENT);
    assert_eq!(server.call("GET", &path, Some(&ana), Value::Null).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_account_ends_unless_its_owner_comes_back() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let ask = async |password: &str| {
        server.call("POST", "/api/v1/me/deletion", Some(&ana), json!({ "password": password })).await
    };
    let wrong = ask("another-password-here").await;
    assert_eq!(wrong.json()["errors"], json!([{ "field": "password", "code": "wrong_password" }]));
    let asked = ask(test_support::password()).await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.text);
    assert_eq!(asked.json()["erase_after"], "2026-03-26T09:00:00Z");
    assert_eq!(server.call("GET", "/api/v1/me", Some(&ana), Value::Null).await.status, StatusCode::UNAUTHORIZED);

    let refused = signed_in(&server, "/api/v1/auth/login").await;
    assert_eq!((refused.status, refused.code().as_str()), (StatusCode::CONFLICT, "account_leaving"));
    let back = signed_in(&server, "/api/v1/auth/come-back").await;
    assert_eq!(back.status, StatusCode::OK, "{}", back.text);
    assert_eq!(signed_in(&server, "/api/v1/auth/login").await.status, StatusCode::OK);
}
