//! A stream of hints lives no longer than the sign-in that opened it.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use jiff::SignedDuration;
use serde_json::{Value, json};
use test_support::password;

use crate::support::{Answer, Caller, TestServer};

/// Opens a stream, does something, and answers what the stream had said when it ended. It ends by itself or never.
async fn until_its_end(server: &TestServer, caller: &Caller, act: impl AsyncFnOnce()) -> Answer {
    let listening = server.call("GET", "/api/v1/events", Some(caller), Value::Null);
    let acting = async {
        // Long enough for the stream to be open, far shorter than a heartbeat.
        tokio::time::sleep(Duration::from_millis(500)).await;
        act().await;
    };
    let both = async { tokio::join!(listening, acting).0 };
    let answer = tokio::time::timeout(Duration::from_secs(10), both).await.expect("the stream goes on");
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text.starts_with("event: ready"), "{}", answer.text);
    answer
}

async fn pair(server: &TestServer, name: &str) -> (Caller, Value) {
    let credentials = json!({ "email": format!("{name}@example.org"), "password": password() });
    let pair = server.call("POST", "/api/v1/auth/login", None, credentials).await.json();
    (Caller { token: pair["access_token"].as_str().unwrap().to_owned() }, pair["refresh_token"].clone())
}

#[tokio::test]
async fn a_stream_ends_with_its_session() {
    let server = TestServer::start().await;
    let other = server.sign_up("Marta").await;
    let (phone, refresh_token) = pair(&server, "marta").await;
    let body = json!({ "refresh_token": refresh_token });
    let ended = until_its_end(&server, &phone, async || {
        server.call("POST", "/api/v1/auth/logout", None, body).await;
    });
    assert!(!ended.await.text.contains("changed"), "nothing is told after the end");
    let (phone, _) = pair(&server, "marta").await;
    let ended = until_its_end(&server, &phone, async || {
        let answer = server.call("DELETE", "/api/v1/me/sessions", Some(&other), Value::Null).await;
        assert!(answer.status.is_success(), "{}", answer.text);
    });
    ended.await;
}

#[tokio::test]
async fn a_stream_ends_when_the_password_changes_elsewhere() {
    let server = TestServer::start().await;
    let other = server.sign_up("Marta").await;
    let (phone, _) = pair(&server, "marta").await;
    let body = json!({ "current_password": password(), "password": "seven herons cross the delta" });
    let ended = until_its_end(&server, &phone, async || {
        let answer = server.call("POST", "/api/v1/me/password", Some(&other), body).await;
        assert!(answer.status.is_success(), "{}", answer.text);
    });
    ended.await;
}

#[tokio::test]
async fn a_stream_ends_with_its_access_token() {
    let server = TestServer::start().await;
    let marta = server.sign_up("Marta").await;
    let wish = json!({ "name": "Script", "scopes": ["read"] });
    let made = server.call("POST", "/api/v1/me/tokens", Some(&marta), wish).await.json();
    let script = Caller { token: made["token"].as_str().unwrap().to_owned() };
    let path = format!("/api/v1/me/tokens/{}", made["id"].as_str().unwrap());
    let ended = until_its_end(&server, &script, async || {
        let answer = server.call("DELETE", &path, Some(&marta), Value::Null).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT);
    });
    ended.await;
}

#[tokio::test]
async fn a_stream_ends_before_it_speaks_when_its_token_has_run_out() {
    let server = TestServer::start().await;
    server.sign_up("Marta").await;
    let (phone, _) = pair(&server, "marta").await;
    let ended = until_its_end(&server, &phone, async || {
        server.advance(SignedDuration::from_secs(900));
        let (tablet, _) = pair(&server, "marta").await;
        let habit = json!({ "name": "Read", "kind": "yes_no", "schedule": { "type": "daily" } });
        server.habit(&tablet, habit).await;
    });
    assert!(!ended.await.text.contains("changed"));
}

#[tokio::test]
async fn a_stream_of_somebody_who_stays_signed_in_goes_on() {
    let server = TestServer::start().await;
    let marta = server.sign_up("Marta").await;
    let request = Request::builder()
        .method(Method::GET)
        .uri("/api/v1/events")
        .header(header::AUTHORIZATION, format!("Bearer {}", marta.token))
        .body(Body::empty())
        .unwrap();
    let (phone, refresh_token) = pair(&server, "marta").await;
    assert_ne!(phone.token, marta.token);
    let acting = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        server.call("POST", "/api/v1/auth/logout", None, json!({ "refresh_token": refresh_token })).await;
        tokio::time::sleep(Duration::from_millis(500)).await;
    };
    tokio::select! {
        answer = server.send(request) => panic!("the stream ended: {}", answer.text),
        () = acting => {}
    }
}
