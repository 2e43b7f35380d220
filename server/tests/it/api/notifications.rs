//! What people are told, over REST.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::{ids::UserId, notifications::NotificationKind};
use jiff::SignedDuration;
use serde_json::{Value, json};
use services::notifications::{NewNotification, notify};

use crate::support::{Caller, TestServer};

/// Tells a caller something, as reminders do.
async fn tell(server: &TestServer, caller: &Caller, key: &str) {
    let me = server.call("GET", "/api/v1/me", Some(caller), Value::Null).await;
    let user = UserId(me.json()["id"].as_str().unwrap().parse().unwrap());
    let new = NewNotification {
        kind: NotificationKind::HabitReminder,
        dedupe_key: key.to_owned(),
        title: format!("Read {key}"),
        body: "It is on your list for today.".to_owned(),
        path: "/app".to_owned(),
        habit_id: None,
        task_id: None,
        day: None,
        expires_at: None,
    };
    let mut tx = server.services().begin(user).await.unwrap();
    notify(&mut tx, &new).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn notifications_are_listed_read_and_put_off() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    for key in ["one", "two", "three"] {
        tell(&server, &ana, key).await;
        server.advance(SignedDuration::from_mins(1));
    }
    let first = server.call("GET", "/api/v1/notifications?limit=2", Some(&ana), Value::Null).await.json();
    assert_eq!((&first["items"][0]["title"], &first["unread"]), (&json!("Read three"), &json!(3)));
    let cursor = first["next_cursor"].as_str().unwrap();
    let path = format!("/api/v1/notifications?limit=2&cursor={cursor}");
    let second = server.call("GET", &path, Some(&ana), Value::Null).await.json();
    assert_eq!((&second["items"][0]["title"], &second["next_cursor"]), (&json!("Read one"), &Value::Null));
    let oldest = second["items"][0]["id"].as_str().unwrap();

    let path = format!("/api/v1/notifications/{oldest}/read");
    let read = server.call("POST", &path, Some(&ana), Value::Null).await;
    assert_eq!((read.status, read.json()["read_at"].is_string()), (StatusCode::OK, true));
    assert_eq!(server.call("POST", &path, Some(&ana), Value::Null).await.json(), read.json());

    let newest = first["items"][0]["id"].as_str().unwrap();
    let path = format!("/api/v1/notifications/{newest}/snooze");
    let resting = server.call("POST", &path, Some(&ana), json!({ "minutes": 30 })).await.json();
    assert_eq!(resting["snoozed_until"], json!("2026-03-12T09:33:00Z"));
    let refused = server.call("POST", &path, Some(&ana), json!({ "minutes": 4 })).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["errors"][0]["field"]), (422, &json!("minutes")));

    let changes = server.call("GET", "/api/v1/sync/changes", Some(&ana), Value::Null).await;
    assert_eq!(changes.json()["unread"], 1);
    let all = server.call("POST", "/api/v1/notifications/read-all", Some(&ana), Value::Null).await;
    assert_eq!(all.status, StatusCode::NO_CONTENT);
    let list = server.call("GET", "/api/v1/notifications", Some(&ana), Value::Null).await.json();
    assert_eq!((list["items"].as_array().unwrap().len(), &list["unread"]), (3, &json!(0)));

    let ben = server.sign_up("Ben").await;
    for path in [format!("/api/v1/notifications/{oldest}/read"), format!("/api/v1/notifications/{oldest}/snooze")] {
        let foreign = server.call("POST", &path, Some(&ben), json!({ "minutes": 30 })).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn settings_are_replaced_from_the_version_that_was_seen() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let path = "/api/v1/notification-settings";
    let first = server.call("GET", path, Some(&ana), Value::Null).await;
    assert_eq!(first.headers.get(header::ETAG).unwrap(), "\"0\"");
    let all = json!({ "in_app": true, "push": true, "mail": true });
    assert_eq!(first.json()["matrix"]["daily_summary"], all);
    assert_eq!((&first.json()["digest_at"], &first.json()["daily_limit"]), (&Value::Null, &json!(12)));

    let wish = json!({
        "matrix": { "habit_reminder": { "in_app": true, "push": false, "mail": false } },
        "quiet_from": "22:00", "quiet_to": "07:00", "digest_at": "07:30", "daily_limit": 4, "badge": true,
    });
    let put = |tag: &'static str| {
        let request = Request::builder()
            .method("PUT")
            .uri(path)
            .header(header::AUTHORIZATION, format!("Bearer {}", ana.token))
            .header(header::IF_MATCH, tag)
            .header(header::CONTENT_TYPE, "application/json");
        server.send(request.body(Body::from(wish.to_string())).unwrap())
    };
    let kept = put("\"0\"").await;
    assert_eq!((kept.status, kept.headers.get(header::ETAG).unwrap().to_str().unwrap()), (StatusCode::OK, "\"1\""));
    assert_eq!((&kept.json()["quiet_to"], &kept.json()["badge"]), (&json!("07:00"), &json!(true)));
    assert_eq!(kept.json()["matrix"]["daily_summary"], all, "what is left out is as it is at first");
    assert_eq!(put("\"0\"").await.code(), "version_mismatch");
    assert_eq!(server.call("GET", path, Some(&ana), Value::Null).await.json(), kept.json());
}

#[tokio::test]
async fn refused_settings_are_named() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let all = json!({ "in_app": true, "push": true, "mail": true });
    for (body, field, code) in [
        (json!({ "matrix": { "newsletter": all } }), "matrix.newsletter", "unknown_choice"),
        (json!({ "quiet_from": "22:00" }), "quiet_to", "required"),
        (json!({ "quiet_from": "22:00", "quiet_to": "22:00" }), "quiet_to", "not_allowed"),
        (json!({ "daily_limit": 51 }), "daily_limit", "out_of_range"),
        (json!({ "digest_at": "7:30" }), "digest_at", "wrong_type"),
        (json!({ "colour": "red" }), "colour", "unknown_field"),
    ] {
        let refused = server.call("PUT", "/api/v1/notification-settings", Some(&ana), body.clone()).await;
        let errors = json!([{ "field": field, "code": code }]);
        assert_eq!((refused.status.as_u16(), &refused.json()["errors"]), (422, &errors), "{body}");
    }
}
