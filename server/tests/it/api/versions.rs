//! `ETag` and `If-Match`.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::{Value, json};

use crate::support::{Answer, Caller, TestServer};

fn habit(name: &str) -> Value {
    json!({ "name": name, "kind": "yes_no", "schedule": { "type": "daily" } })
}

fn etag(answer: &Answer) -> String {
    answer.headers.get(header::ETAG).unwrap().to_str().unwrap().to_owned()
}

async fn matching(
    server: &TestServer,
    caller: &Caller,
    (method, path): (&str, &str),
    tag: &str,
    body: &Value,
) -> Answer {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::AUTHORIZATION, format!("Bearer {}", caller.token))
        .header(header::IF_MATCH, tag)
        .header(header::CONTENT_TYPE, "application/json");
    server.send(request.body(Body::from(body.to_string())).unwrap()).await
}

#[tokio::test]
async fn a_habit_is_changed_only_from_the_version_that_was_seen() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let made = server.call("POST", "/api/v1/habits", Some(&ana), habit("One")).await;
    assert_eq!(etag(&made), "\"1\"");
    let path = format!("/api/v1/habits/{}", made.json()["id"].as_str().unwrap());
    let seen = etag(&server.call("GET", &path, Some(&ana), Value::Null).await);
    let put = ("PUT", path.as_str());
    let replaced = matching(&server, &ana, put, &seen, &habit("Two")).await;
    assert_eq!((replaced.status, etag(&replaced).as_str()), (StatusCode::OK, "\"2\""));

    for stale in [seen.as_str(), "W/\"2\"", "\"other\""] {
        let refused = matching(&server, &ana, put, stale, &habit("Three")).await;
        assert_eq!((refused.status.as_u16(), refused.code().as_str()), (412, "version_mismatch"), "{stale}");
    }
    assert_eq!(matching(&server, &ana, ("DELETE", &path), &seen, &Value::Null).await.status.as_u16(), 412);
    assert_eq!(server.call("GET", &path, Some(&ana), Value::Null).await.json()["name"], "Two");

    assert_eq!(matching(&server, &ana, put, "\"1\", \"2\"", &habit("Three")).await.status, StatusCode::OK);
    assert_eq!(matching(&server, &ana, put, "*", &habit("Four")).await.status, StatusCode::OK);
    assert_eq!(server.call("PUT", &path, Some(&ana), habit("Five")).await.status, StatusCode::OK);
    let gone = matching(&server, &ana, ("DELETE", &path), "\"5\"", &Value::Null).await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn a_foreign_habit_has_no_version_to_match() {
    let server = TestServer::start().await;
    let (ana, ben) = (server.sign_up("Ana").await, server.sign_up("Ben").await);
    let path = format!("/api/v1/habits/{}", server.habit(&ana, habit("Hers")).await);
    for tag in ["\"1\"", "\"9\"", "*"] {
        let refused = matching(&server, &ben, ("PUT", &path), tag, &habit("His")).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "{tag}");
    }
}

#[tokio::test]
async fn the_profile_is_changed_only_from_the_version_that_was_seen() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let seen = etag(&server.call("GET", "/api/v1/me", Some(&ana), Value::Null).await);
    let patch = ("PATCH", "/api/v1/me");
    let changed = matching(&server, &ana, patch, &seen, &json!({ "theme": "dark" })).await;
    assert_eq!((changed.status, etag(&changed).as_str()), (StatusCode::OK, "\"2\""));
    for body in [json!({ "theme": "light" }), json!({})] {
        let refused = matching(&server, &ana, patch, &seen, &body).await;
        assert_eq!((refused.status.as_u16(), refused.code().as_str()), (412, "version_mismatch"), "{body}");
    }
    let me = server.call("GET", "/api/v1/me", Some(&ana), Value::Null).await;
    assert_eq!((etag(&me).as_str(), &me.json()["theme"]), ("\"2\"", &json!("dark")));
    assert_eq!(matching(&server, &ana, patch, "*", &json!({ "theme": "light" })).await.status, StatusCode::OK);
}
