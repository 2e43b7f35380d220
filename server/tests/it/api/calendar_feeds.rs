//! Calendar feeds: made and revoked over REST, fetched by whoever knows the address.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::{Value, json};

use crate::support::{Answer, TestServer};

const FEEDS: &str = "/api/v1/calendar-feeds";

async fn fetch(server: &TestServer, address: &str, known: Option<&str>) -> Answer {
    let path = address.strip_prefix("http://127.0.0.1:8420").unwrap();
    let mut request = Request::builder().uri(path);
    if let Some(tag) = known {
        request = request.header(header::IF_NONE_MATCH, tag);
    }
    server.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_feed_is_made_fetched_and_revoked() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let habit = json!({ "name": "Stretch", "kind": "yes_no", "schedule": { "type": "daily" } });
    let habit = server.habit(&ana, habit).await;
    let reminder =
        json!({ "habit_id": habit, "at": "07:00", "weekdays": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] });
    let made = server.call("POST", "/api/v1/reminders", Some(&ana), reminder).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);

    let made = server.call("POST", FEEDS, Some(&ana), json!({ "name": "Phone", "alarms": true })).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    assert_eq!(made.headers[header::CACHE_CONTROL], "no-store");
    let made = made.json();
    let address = made["address"].as_str().unwrap();

    let listed = server.call("GET", FEEDS, Some(&ana), Value::Null).await;
    let item = &listed.json()["items"][0];
    assert_eq!((item["name"].as_str(), item["alarms"].as_bool()), (Some("Phone"), Some(true)));
    assert!(item["last_read_at"].is_null() && !listed.text.contains("/calendar/"), "{}", listed.text);

    let file = fetch(&server, address, None).await;
    assert_eq!(file.status, StatusCode::OK);
    assert_eq!(file.headers[header::CONTENT_TYPE], "text/calendar; charset=utf-8");
    assert_eq!(file.headers[header::CACHE_CONTROL], "private, no-cache");
    assert_eq!(file.headers["x-robots-tag"], "noindex");
    assert!(
        file.text.starts_with("BEGIN:VCALENDAR\r\n") && file.text.contains("\r\nSUMMARY:Stretch\r\n"),
        "{}",
        file.text
    );
    // Seven in Lisbon, the day after the clock of this test.
    assert!(file.text.contains("DTSTART:20260313T070000Z"), "{}", file.text);
    let tag = file.headers[header::ETAG].to_str().unwrap().to_owned();
    let known = fetch(&server, address, Some(&tag)).await;
    assert_eq!((known.status, known.text.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert_eq!(known.headers[header::ETAG].to_str().unwrap(), tag);
    let renamed = json!({ "name": "Stretch well", "kind": "yes_no", "schedule": { "type": "daily" } });
    server.call("PUT", &format!("/api/v1/habits/{habit}"), Some(&ana), renamed).await;
    assert_eq!(fetch(&server, address, Some(&tag)).await.status, StatusCode::OK);

    let path = format!("{FEEDS}/{}", made["id"].as_str().unwrap());
    let revoked = server.call("DELETE", &path, Some(&ana), Value::Null).await;
    assert_eq!(revoked.status, StatusCode::NO_CONTENT);
    assert_eq!(fetch(&server, address, Some(&tag)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_address_without_its_ending_or_made_up_is_not_found() {
    let server = TestServer::start().await;
    for path in ["/calendar/guess.ics", "/calendar/guess", "/calendar/.ics"] {
        let answer = server.call("GET", path, None, Value::Null).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn an_address_is_told_once_also_to_a_request_that_comes_twice() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let ask = || {
        let request = Request::post(FEEDS)
            .header(header::AUTHORIZATION, format!("Bearer {}", ana.token))
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", "phone")
            .body(Body::from(json!({ "name": "Phone" }).to_string()));
        server.send(request.unwrap())
    };
    assert_eq!(ask().await.status, StatusCode::CREATED);
    let again = ask().await;
    assert_eq!((again.status, again.code().as_str()), (StatusCode::CONFLICT, "already_created"));
    let listed = server.call("GET", FEEDS, Some(&ana), Value::Null).await;
    assert_eq!(listed.json()["items"].as_array().unwrap().len(), 1);
}
