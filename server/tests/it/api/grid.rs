//! The grid of days.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::{Caller, TestServer};

async fn ask(server: &TestServer, caller: &Caller, query: &str) -> crate::support::Answer {
    server.call("GET", &format!("/api/v1/habits/grid{query}"), Some(caller), Value::Null).await
}

#[tokio::test]
async fn the_grid_says_how_each_day_of_each_habit_stands() {
    let server = TestServer::start().await;
    let (ana, ben) = (server.sign_up("Ana").await, server.sign_up("Ben").await);
    let schedule = json!({ "type": "daily" });
    let water = json!({
        "name": "Water", "kind": "measure", "target": "8", "schedule": schedule, "starts_on": "2026-03-10",
    });
    let water = server.habit(&ana, water).await;
    let archived = json!({
        "name": "Old", "kind": "yes_no", "schedule": schedule, "archived_at": "2026-03-11T08:00:00Z",
    });
    server.habit(&ana, archived).await;
    let path = format!("/api/v1/habits/{water}/entries/2026-03-11");
    server.call("PUT", &path, Some(&ana), json!({ "value": "9" })).await;
    let grid = ask(&server, &ana, "?from=2026-03-09&to=2026-03-12").await.json();
    let rows = grid["items"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[0]["name"], &rows[0]["habit_id"]), (1, &json!("Water"), &json!(water)));
    assert_eq!(rows[0]["streak"]["current"], json!(1));
    let days: Vec<_> = rows[0]["days"].as_array().unwrap().iter().map(|day| day["state"].clone()).collect();
    assert_eq!(days, [json!("not_due"), json!("missed"), json!("met"), json!("due")]);
    let day = json!({ "day": "2026-03-11", "status": null, "value": "9", "state": "met" });
    assert_eq!(rows[0]["days"][2], day);
    assert_eq!(ask(&server, &ben, "").await.json()["items"], json!([]));
}

#[tokio::test]
async fn the_grid_is_of_four_weeks_unless_other_days_are_asked_for() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let grid = ask(&server, &ana, "").await.json();
    assert_eq!((&grid["from"], &grid["to"]), (&json!("2026-02-13"), &json!("2026-03-12")));
    assert_eq!(ask(&server, &ana, "?from=2025-03-12&to=2026-03-12").await.status, StatusCode::OK);
    for (query, field, code) in [
        ("?from=2025-03-11&to=2026-03-12", "from", "out_of_range"),
        ("?from=2026-03-12&to=2026-03-11", "from", "out_of_range"),
        ("?to=2026-03-20", "to", "in_future"),
        ("?days=3", "days", "unknown_field"),
    ] {
        let refused = ask(&server, &ana, query).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}: {}", refused.text);
        assert_eq!(refused.json()["errors"][0], json!({ "field": field, "code": code }), "{query}");
    }
}
