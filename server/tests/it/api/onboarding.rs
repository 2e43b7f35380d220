//! The first minutes and suggested stacks over REST.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::{TestServer, uuid_v7};

#[tokio::test]
async fn the_first_minutes_lead_to_a_tied_stack() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let put = async |step: &str, body: Value| {
        server.call("PUT", &format!("/api/v1/onboarding/{step}"), Some(&ana), body).await
    };
    let begun = server.call("GET", "/api/v1/onboarding/audit", Some(&ana), Value::Null).await;
    assert_eq!(begun.json(), json!({ "step": "audit", "lines": [], "statement": null, "starter": null }));

    let audit = put("audit", json!({ "lines": ["Coffee", "Smoking", ""] })).await;
    assert_eq!((audit.status, &audit.json()["step"]), (StatusCode::OK, &json!("categorize")));
    let refused = put("categorize", json!({ "tones": ["good", "awful"] })).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.json()["errors"][0], json!({ "field": "tones[1]", "code": "unknown_choice" }));
    let sorted = put("categorize", json!({ "tones": ["good", "bad"] })).await;
    assert_eq!(sorted.json()["lines"][1], json!({ "text": "Smoking", "tone": "bad" }));
    let said = put("identity", json!({ "statement": "a person who reads" })).await;
    assert_eq!(said.json()["step"], "suggestions");

    let offered = server.call("GET", "/api/v1/onboarding/suggestions", Some(&ana), Value::Null).await.json();
    assert_eq!(offered["starters"].as_array().map(Vec::len), Some(10));
    assert_eq!(offered["stacks"], json!([]));
    let slugs: Vec<_> = offered["starters"].as_array().unwrap().iter().map(|one| one["slug"].clone()).collect();
    assert!(slugs[..2].contains(&json!("reading")) && slugs[..2].contains(&json!("quit-smoking")), "{slugs:?}");

    let take = json!({ "id": uuid_v7(0x1_0000), "stack": "reading", "habits": [0, 1, 2], "after_line": 0 });
    let taken = put("suggestions", take.clone()).await;
    assert_eq!((taken.status, taken.json()["habit_ids"].as_array().map(Vec::len)), (StatusCode::OK, Some(4)));
    assert_eq!(put("suggestions", take).await.json(), taken.json());
    let stacks = server.call("GET", "/api/v1/habit-stacks", Some(&ana), Value::Null).await.json();
    assert_eq!(stacks["items"].as_array().map(Vec::len), Some(3));
    let done = server.call("GET", "/api/v1/onboarding/identity", Some(&ana), Value::Null).await.json();
    assert_eq!(done["step"], "done");
}

#[tokio::test]
async fn suggestions_are_listed_and_declined() {
    let server = TestServer::start().await;
    let (ana, ben) = (server.sign_up("Ana").await, server.sign_up("Ben").await);
    let daily = |name: &str| json!({ "name": name, "kind": "yes_no", "schedule": { "type": "daily" } });
    let (one, two) = (server.habit(&ana, daily("Coffee")).await, server.habit(&ana, daily("Stretch")).await);
    let none = server.call("GET", "/api/v1/habits/suggestions", Some(&ana), Value::Null).await;
    assert_eq!((none.status, none.json()), (StatusCode::OK, json!({ "items": [], "next_cursor": null })));
    let pair = json!({ "anchor_habit_id": one, "follower_habit_id": two });
    let path = "/api/v1/habits/suggestions/dismissals";
    assert_eq!(server.call("POST", path, Some(&ana), pair.clone()).await.status, StatusCode::NO_CONTENT);
    assert_eq!(server.call("POST", path, Some(&ana), pair.clone()).await.status, StatusCode::NO_CONTENT);
    assert_eq!(server.call("POST", path, Some(&ben), pair).await.status, StatusCode::NOT_FOUND);
}
