use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::{Caller, TestServer, browser};

const LIST: &str = "/api/v1/push-subscriptions";

async fn scene() -> (TestServer, Caller) {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    (server, ana)
}

#[tokio::test]
async fn a_browser_says_at_each_start_that_it_is_still_there() {
    let (server, ana) = scene().await;
    let made = server.call("POST", LIST, Some(&ana), browser("https://push.example.org/one")).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    let made = made.json();
    assert_eq!((&made["is_here"], &made["failed_count"]), (&json!(true), &json!(0)));
    assert!(made.get("endpoint").is_none() && made.get("keys").is_none(), "{made}");
    let again = server.call("POST", LIST, Some(&ana), browser("https://push.example.org/one")).await;
    assert_eq!((again.status, &again.json()["id"]), (StatusCode::OK, &made["id"]));
    let other = server.call("POST", LIST, Some(&ana), browser("https://push.example.org/two")).await;
    assert_eq!(other.status, StatusCode::CREATED);
    let listed = server.call("GET", LIST, Some(&ana), Value::Null).await.json();
    assert_eq!(listed["items"].as_array().unwrap().len(), 2);

    let one = format!("{LIST}/{}", made["id"].as_str().unwrap());
    assert_eq!(server.call("DELETE", &one, Some(&ana), Value::Null).await.status, StatusCode::NO_CONTENT);
    assert_eq!(server.call("DELETE", &one, Some(&ana), Value::Null).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn endpoints_inside_and_keys_that_are_none_are_refused_by_field() {
    let (server, ana) = scene().await;
    for endpoint in ["http://push.example.org/a", "https://127.0.0.1/a", "https://[::1]/a", "https://10.0.0.5/a", "x"] {
        let refused = server.call("POST", LIST, Some(&ana), browser(endpoint)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{endpoint}");
        let expected = json!([{ "field": "endpoint", "code": "not_a_push_address" }]);
        assert_eq!(refused.json()["errors"], expected, "{endpoint}");
    }
    let mut odd = browser("https://push.example.org/a");
    odd["keys"] = json!({ "p256dh": "A".repeat(87), "auth": "short" });
    let refused = server.call("POST", LIST, Some(&ana), odd).await.json();
    let fields: Vec<_> = refused["errors"].as_array().unwrap().iter().map(|error| &error["field"]).collect();
    assert_eq!(fields, ["keys.p256dh", "keys.auth"]);
}

#[tokio::test]
async fn every_browser_is_told_the_same_key() {
    let (server, ana) = scene().await;
    let ben = server.sign_up("Ben").await;
    let key = server.call("GET", "/api/v1/push-key", Some(&ana), Value::Null).await.json();
    assert_eq!(key["public_key"].as_str().unwrap().len(), 87);
    assert_eq!(server.call("GET", "/api/v1/push-key", Some(&ben), Value::Null).await.json(), key);
}

#[tokio::test]
async fn a_test_is_taken_on_for_a_browser_of_ones_own() {
    let (server, ana) = scene().await;
    let made = server.call("POST", LIST, Some(&ana), browser("https://push.example.org/one")).await.json();
    let test = format!("{LIST}/{}/test", made["id"].as_str().unwrap());
    for _ in 0..2 {
        assert_eq!(server.call("POST", &test, Some(&ana), Value::Null).await.status, StatusCode::ACCEPTED);
    }
}

#[tokio::test]
async fn a_browser_whose_session_was_ended_is_told_nothing_any_more() {
    let (server, ana) = scene().await;
    server.call("POST", LIST, Some(&ana), browser("https://push.example.org/one")).await;
    let wish = json!({ "name": "Phone", "scopes": ["read", "write"] });
    let token = server.call("POST", "/api/v1/me/tokens", Some(&ana), wish).await;
    let script = Caller { token: token.json()["token"].as_str().unwrap().to_owned() };
    let session = server.call("GET", "/api/v1/me/sessions", Some(&ana), Value::Null).await;
    let session = format!("/api/v1/me/sessions/{}", session.json()["items"][0]["id"].as_str().unwrap());
    assert_eq!(server.call("DELETE", &session, Some(&ana), Value::Null).await.status, StatusCode::NO_CONTENT);
    let listed = server.call("GET", LIST, Some(&script), Value::Null).await.json();
    assert_eq!(listed["items"], json!([]));
}
