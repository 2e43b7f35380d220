use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::{Caller, TestServer};

async fn scene(body: Value, done: &[&str]) -> (TestServer, Caller, String) {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let id = server.habit(&ana, body).await;
    for day in done {
        let path = format!("/api/v1/habits/{id}/entries/{day}");
        let answer = server.call("PUT", &path, Some(&ana), json!({ "status": "done" })).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    }
    (server, ana, id)
}

fn daily() -> Value {
    json!({
        "name": "Stretch", "kind": "yes_no", "schedule": { "type": "daily" }, "starts_on": "2026-03-01",
        "reserves_per_month": 0,
    })
}

#[tokio::test]
async fn streaks_are_listed_longest_first_page_by_page() {
    let (server, ana, id) = scene(daily(), &["2026-03-02", "2026-03-05", "2026-03-06", "2026-03-11"]).await;
    let get = async |query: &str| {
        server.call("GET", &format!("/api/v1/habits/{id}/streaks{query}"), Some(&ana), Value::Null).await.json()
    };
    let all = get("").await;
    let told = |item: &Value| (item["from"].clone(), item["length"].clone(), item["current"].clone());
    let found: Vec<_> = all["items"].as_array().unwrap().iter().map(told).collect();
    let expected = [("2026-03-05", 2, false), ("2026-03-11", 1, true), ("2026-03-02", 1, false)];
    assert_eq!(found, expected.map(|(from, length, current)| (json!(from), json!(length), json!(current))));
    assert_eq!((&all["items"][0]["unit"], &all["items"][0]["to"]), (&json!("day"), &json!("2026-03-06")));
    let first = get("?limit=1").await;
    assert_eq!((first["items"].as_array().unwrap().len(), &first["next_cursor"]), (1, &json!("1")));
}

#[tokio::test]
async fn the_score_of_days_ends_today_and_has_at_most_400_points() {
    let mut body = daily();
    body["starts_on"] = json!("2020-01-01");
    let (server, ana, id) = scene(body, &["2026-03-12"]).await;
    let get = async |query: &str| {
        server.call("GET", &format!("/api/v1/habits/{id}/score{query}"), Some(&ana), Value::Null).await
    };
    let week = get("?from=2026-03-08&to=2026-03-20").await.json();
    let days: Vec<_> = week["points"].as_array().unwrap().iter().map(|point| point["day"].clone()).collect();
    let expected = ["2026-03-08", "2026-03-09", "2026-03-10", "2026-03-11", "2026-03-12"];
    assert_eq!(days, expected.map(|day| json!(day)));
    assert_eq!(week["points"][4]["score"], week["score"]);
    let all = get("?from=2019-01-01").await.json();
    let points = all["points"].as_array().unwrap();
    assert!(points.len() > 300 && points.len() <= 400, "{}", points.len());
    assert_eq!(points.last().unwrap()["day"], json!("2026-03-12"));
    assert_eq!(get("").await.json()["points"].as_array().unwrap().len(), 366);
    let wrong = get("?from=2026-03-08&to=2026-03-01").await;
    assert_eq!(wrong.json()["errors"], json!([{ "field": "to", "code": "out_of_range" }]));
}

#[tokio::test]
async fn analytics_show_what_their_shares_are_made_of() {
    let (server, ana, id) = scene(daily(), &["2026-03-10", "2026-03-11"]).await;
    let path = format!("/api/v1/habits/{id}/analytics?year=2026");
    let found = server.call("GET", &path, Some(&ana), Value::Null).await.json();
    let month = &found["rates"][0];
    assert_eq!((&month["days"], &month["met"], &month["missed"]), (&json!(30), &json!(2), &json!(9)));
    assert_eq!(month["rate"], found["rate_30d"]);
    assert_eq!((&found["rates"][2]["year"], found["heat_map"].as_array().unwrap().len()), (&json!(2026), 365));
    let week = &found["totals"]["weeks"][0];
    assert_eq!((&week["from"], &week["total"], &week["target"]), (&json!("2026-03-09"), &json!("2"), &json!("7")));
    assert_eq!((&found["weekdays"][0]["weekday"], &found["quit"]), (&json!("mon"), &Value::Null));
    // Written today for two earlier days.
    assert_eq!(found["times_of_day"], json!({ "counted": 0, "later": 2, "bands": [] }));
}

#[tokio::test]
async fn a_habit_to_quit_tells_the_time_without_a_slip() {
    let quit = json!({
        "name": "Smoking", "kind": "quit", "schedule": { "type": "daily" }, "starts_on": "2026-03-01",
    });
    let (server, ana, id) = scene(quit, &[]).await;
    let slip = format!("/api/v1/habits/{id}/entries/2026-03-08");
    server.call("PUT", &slip, Some(&ana), json!({ "status": "failed" })).await;
    let path = format!("/api/v1/habits/{id}/analytics");
    let found = server.call("GET", &path, Some(&ana), Value::Null).await.json();
    let expected = json!({
        "last_slip": "2026-03-08", "slips": 1, "days_since": 4,
        "free": [
            { "from": "2026-03-01", "to": "2026-03-08", "days": 7, "current": false },
            { "from": "2026-03-08", "to": "2026-03-12", "days": 4, "current": true },
        ],
    });
    assert_eq!(found["quit"], expected);
}

#[tokio::test]
async fn logs_are_entries_under_another_name() {
    let (server, ana, id) = scene(daily(), &[]).await;
    let log = format!("/api/v1/habits/{id}/log");
    let today = server.call("POST", &log, Some(&ana), json!({})).await;
    assert_eq!((today.status, &today.json()["status"]), (StatusCode::OK, &json!("done")));
    assert_eq!(today.json()["day"], json!("2026-03-12"));
    let noted = json!({ "day": "2026-03-11", "note": "calm" });
    let noted = server.call("POST", &log, Some(&ana), noted).await.json();
    assert_eq!((&noted["day"], &noted["status"]), (&json!("2026-03-11"), &Value::Null));
    let day = format!("{log}/2026-03-11");
    let skipped = json!({ "status": "skipped", "skip_reason": "ill" });
    let skipped = server.call("PUT", &day, Some(&ana), skipped).await.json();
    assert_eq!((&skipped["note"], &skipped["skip_reason"]), (&json!("calm"), &json!("ill")));
    let listed = async |name: &str| {
        server.call("GET", &format!("/api/v1/habits/{id}/{name}"), Some(&ana), Value::Null).await.json()
    };
    assert_eq!(listed("logs").await, listed("entries").await);
    assert_eq!(listed("logs").await["items"].as_array().unwrap().len(), 2);
    for _ in 0..2 {
        let cleared = server.call("DELETE", &day, Some(&ana), Value::Null).await;
        assert_eq!(cleared.status, StatusCode::NO_CONTENT);
    }
    assert_eq!(listed("logs").await["items"].as_array().unwrap().len(), 1);
    let wrong = server.call("POST", &log, Some(&ana), json!({ "day": "20260311" })).await;
    assert_eq!((wrong.status, &wrong.json()["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("day")));
    let future = server.call("POST", &log, Some(&ana), json!({ "day": "2026-03-14" })).await;
    assert_eq!(future.json()["errors"][0]["code"], json!("in_future"));
}
