//! Sign-in and self, as a client that knows only the contract.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::{Value, json};
use test_support::password;

use crate::support::{Caller, TestServer};

#[tokio::test]
async fn tokens_are_had_renewed_and_ended() {
    let server = TestServer::start().await;
    server.sign_up("Marta").await;
    let credentials = json!({ "email": "MARTA@example.org", "password": password() });
    let pair = server.call("POST", "/api/v1/auth/login", None, credentials).await.json();
    assert_eq!((pair["expires_in"].as_u64(), pair["user"]["display_name"].as_str()), (Some(900), Some("Marta")));
    let refresh = json!({ "refresh_token": pair["refresh_token"] });
    let next = server.call("POST", "/api/v1/auth/refresh", None, refresh).await.json();
    let me = Caller { token: next["access_token"].as_str().unwrap().to_owned() };
    assert_eq!(server.call("GET", "/api/v1/me", Some(&me), Value::Null).await.status, StatusCode::OK);
    let refresh = json!({ "refresh_token": next["refresh_token"] });
    let out = server.call("POST", "/api/v1/auth/logout", None, refresh.clone()).await;
    assert_eq!(out.status, StatusCode::NO_CONTENT);
    let gone = server.call("GET", "/api/v1/me", Some(&me), Value::Null).await;
    assert_eq!((gone.status, gone.code().as_str()), (StatusCode::UNAUTHORIZED, "invalid_token"));
    let gone = server.call("POST", "/api/v1/auth/refresh", None, refresh).await;
    assert_eq!((gone.status, gone.code().as_str()), (StatusCode::UNAUTHORIZED, "invalid_token"));
}

#[tokio::test]
async fn a_text_that_is_no_address_is_answered_like_an_unknown_one() {
    let server = TestServer::start().await;
    server.sign_up("Marta").await;
    for odd in ["marta\u{0}@example.org", "no address", "\u{202e}marta@example.org", "x".repeat(5_000).as_str()] {
        let credentials = json!({ "email": odd, "password": password() });
        let refused = server.call("POST", "/api/v1/auth/login", None, credentials).await;
        assert_eq!((refused.status, refused.code().as_str()), (StatusCode::UNAUTHORIZED, "wrong_credentials"));
        let asked = server.call("POST", "/api/v1/auth/forgot-password", None, json!({ "email": odd })).await;
        assert_eq!(asked.status, StatusCode::ACCEPTED, "{odd:?}");
    }
    let empty = server.call("POST", "/api/v1/auth/forgot-password", None, json!({ "email": "" })).await;
    assert_eq!(empty.status, StatusCode::ACCEPTED);
    let listed = server.call("POST", "/api/v1/auth/login", None, json!(["marta@example.org", password()])).await;
    assert_eq!((listed.status, listed.code().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid"));
}

#[tokio::test]
async fn a_wrong_bearer_is_refused_even_beside_a_good_cookie() {
    let server = TestServer::start().await;
    let form = format!("display_name=Marta&email=marta%40example.org&time_zone=UTC&password={}", password());
    let request = Request::post("/sign-up")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    let answer = server.send(request.body(Body::from(form)).unwrap()).await;
    let cookie =
        answer.headers.get(header::SET_COOKIE).unwrap().to_str().unwrap().split(';').next().unwrap().to_owned();
    let with = |token: Option<&str>| {
        let mut request = Request::get("/api/v1/me").header(header::COOKIE, &cookie);
        if let Some(token) = token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        request.body(Body::empty()).unwrap()
    };
    assert_eq!(server.send(with(None)).await.status, StatusCode::OK);
    for token in ["", "nonsense", "wsp_nonsense", "a.b.c"] {
        assert_eq!(server.send(with(Some(token))).await.status, StatusCode::UNAUTHORIZED, "{token:?}");
    }
}

#[tokio::test]
async fn the_profile_is_changed_field_by_field() {
    let server = TestServer::start().await;
    let me = server.sign_up("Marta").await;
    let patch = json!({ "day_start": 180, "week_start": "sun", "theme": "dark" });
    let changed = server.call("PATCH", "/api/v1/me", Some(&me), patch).await.json();
    assert_eq!((changed["day_start"].as_u64(), changed["theme"].as_str()), (Some(180), Some("dark")));
    assert_eq!((changed["version"].as_u64(), changed["time_zone"].as_str()), (Some(2), Some("Europe/Lisbon")));
    assert_eq!((&changed["skip_by_tap"], &changed["question_marks"]), (&json!(false), &json!(true)));
    assert_eq!((&changed["quick_add_marks"], &changed["shortcuts"]), (&json!("todoist"), &json!(true)));
    let patch = json!({
        "skip_by_tap": true, "question_marks": false, "quick_add_marks": "vikunja", "shortcuts": false,
    });
    server.call("PATCH", "/api/v1/me", Some(&me), patch).await;
    let mine = server.call("GET", "/api/v1/me", Some(&me), Value::Null).await.json();
    assert_eq!(
        (&mine["skip_by_tap"], &mine["question_marks"], &mine["theme"]),
        (&json!(true), &json!(false), &json!("dark"))
    );
    assert_eq!((&mine["quick_add_marks"], &mine["shortcuts"]), (&json!("vikunja"), &json!(false)));
    let refused = server.call("PATCH", "/api/v1/me", Some(&me), json!({ "theme": "sepia", "day_start": 999 })).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let errors = refused.json()["errors"].clone();
    assert_eq!(errors[0], json!({ "field": "day_start", "code": "out_of_range" }));
    assert_eq!(errors[1], json!({ "field": "theme", "code": "unknown_choice" }));
    let refused = server.call("PATCH", "/api/v1/me", Some(&me), json!({ "email": "other@example.org" })).await;
    assert_eq!(refused.json()["errors"][0], json!({ "field": "email", "code": "unknown_field" }));
}

#[tokio::test]
async fn a_token_does_only_what_its_scopes_say() {
    let server = TestServer::start().await;
    let me = server.sign_up("Marta").await;
    let wish = json!({ "name": "Script", "scopes": ["read"], "expires_in_days": 30 });
    let made = server.call("POST", "/api/v1/me/tokens", Some(&me), wish).await;
    assert_eq!(made.status, StatusCode::CREATED);
    assert_eq!(made.headers.get(header::CACHE_CONTROL).unwrap(), "no-store");
    let script = Caller { token: made.json()["token"].as_str().unwrap().to_owned() };
    assert_eq!(server.call("GET", "/api/v1/habits", Some(&script), Value::Null).await.status, StatusCode::OK);
    let habit = json!({ "name": "Read", "kind": "yes_no", "schedule": { "type": "daily" } });
    for (method, path, body) in [
        ("POST", "/api/v1/habits", habit),
        ("PATCH", "/api/v1/me", json!({ "theme": "dark" })),
        ("GET", "/api/v1/me/sessions", Value::Null),
        ("GET", "/api/v1/me/tokens", Value::Null),
    ] {
        let refused = server.call(method, path, Some(&script), body).await;
        assert_eq!(
            (refused.status, refused.code().as_str()),
            (StatusCode::FORBIDDEN, "scope_missing"),
            "{method} {path}"
        );
    }
    let listed = server.call("GET", "/api/v1/me/tokens", Some(&me), Value::Null).await.json();
    assert!(listed["items"][0].get("token").is_none() && listed["next_cursor"].is_null());
    let id = listed["items"][0]["id"].as_str().unwrap();
    let revoked = server.call("DELETE", &format!("/api/v1/me/tokens/{id}"), Some(&me), Value::Null).await;
    assert_eq!(revoked.status, StatusCode::NO_CONTENT);
    let gone = server.call("GET", "/api/v1/habits", Some(&script), Value::Null).await;
    assert_eq!(gone.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn limits_are_told_with_every_answer_of_a_signed_in_person() {
    let server = TestServer::start().await;
    let me = server.sign_up("Marta").await;
    let answer = server.call("GET", "/api/v1/me", Some(&me), Value::Null).await;
    assert_eq!(answer.headers.get("ratelimit-policy").unwrap(), "\"requests\";q=100000;w=60");
    assert!(answer.headers.get("ratelimit").unwrap().to_str().unwrap().starts_with("\"requests\";r="));
}
