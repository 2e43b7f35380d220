use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::TestServer;

#[tokio::test]
async fn limits_and_cursors_that_are_none_are_refused_by_name() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let habit = json!({ "name": "Stretch", "kind": "yes_no", "schedule": { "type": "daily" } });
    let id = server.habit(&ana, habit).await;
    let entries = format!("/api/v1/habits/{id}/entries");
    let lists = [
        "/api/v1/habits",
        entries.as_str(),
        "/api/v1/habit-groups",
        "/api/v1/identities",
        "/api/v1/pauses",
        "/api/v1/reminders",
        "/api/v1/habit-stacks",
        "/api/v1/me/sessions",
        "/api/v1/me/tokens",
        "/api/v1/notifications",
        "/api/v1/push-subscriptions",
    ];
    let refusals = [
        ("limit=0", "limit", "out_of_range"),
        ("limit=201", "limit", "out_of_range"),
        ("limit=-1", "limit", "out_of_range"),
        ("limit=many", "limit", "wrong_type"),
        ("cursor=nonsense", "cursor", "not_a_cursor"),
        ("cursor=", "cursor", "not_a_cursor"),
        ("colour=red", "colour", "unknown_field"),
    ];
    for list in lists {
        for (query, field, code) in refusals {
            let answer = server.call("GET", &format!("{list}?{query}"), Some(&ana), Value::Null).await;
            let told = (answer.status, answer.code(), answer.json()["errors"].clone());
            let errors = json!([{ "field": field, "code": code }]);
            assert_eq!(told, (StatusCode::UNPROCESSABLE_ENTITY, "invalid".to_owned(), errors), "{list}?{query}");
        }
        for limit in [1, 200] {
            let answer = server.call("GET", &format!("{list}?limit={limit}"), Some(&ana), Value::Null).await;
            assert_eq!(answer.status, StatusCode::OK, "{list}?limit={limit}: {}", answer.text);
        }
    }
}

#[tokio::test]
async fn every_list_is_read_page_by_page() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let habit = json!({ "name": "Stretch", "kind": "yes_no", "schedule": { "type": "daily" } });
    let id = server.habit(&ana, habit).await;
    for day in 10..=12 {
        let path = format!("/api/v1/habits/{id}/entries/2026-03-{day}");
        server.call("PUT", &path, Some(&ana), json!({ "status": "done" })).await;
        let wish = json!({ "name": format!("Script {day}"), "scopes": ["read"] });
        server.call("POST", "/api/v1/me/tokens", Some(&ana), wish).await;
    }
    for (list, key) in [(format!("/api/v1/habits/{id}/entries"), "day"), ("/api/v1/me/tokens".to_owned(), "id")] {
        let (mut seen, mut query) = (Vec::new(), "limit=2".to_owned());
        loop {
            let page = server.call("GET", &format!("{list}?{query}"), Some(&ana), Value::Null).await.json();
            seen.extend(page["items"].as_array().unwrap().iter().map(|item| item[key].clone()));
            let Some(cursor) = page["next_cursor"].as_str() else { break };
            query = format!("limit=2&cursor={cursor}");
        }
        let whole = server.call("GET", &list, Some(&ana), Value::Null).await.json();
        let all: Vec<_> = whole["items"].as_array().unwrap().iter().map(|item| item[key].clone()).collect();
        assert_eq!((seen.len(), &seen), (3, &all), "{list}");
    }
}
