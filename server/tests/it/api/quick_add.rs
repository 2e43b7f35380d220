//! Tasks from one line of words, over REST. It is Thursday, 12 March 2026.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::{Answer, Caller, TestServer};

async fn say(server: &TestServer, who: &Caller, body: Value) -> Answer {
    server.call("POST", "/api/v1/tasks/quick-add", Some(who), body).await
}

async fn count(server: &TestServer, who: &Caller, path: &str) -> usize {
    let listed = server.call("GET", path, Some(who), Value::Null).await;
    listed.json()["items"].as_array().map_or(0, Vec::len)
}

#[tokio::test]
async fn a_line_is_read_and_nothing_is_made() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let answer = say(&server, &ana, json!({ "text": "Call tomorrow at 3pm #Garden p1 every week" })).await;
    assert_eq!(answer.status, StatusCode::OK);
    let read = answer.json();
    assert_eq!((&read["title"], &read["priority"]), (&json!("Call"), &json!(1)));
    assert_eq!(read["due"], json!({ "day": "2026-03-13", "time": "15:00" }));
    assert_eq!((&read["repeat"], &read["missing"]), (&json!("FREQ=WEEKLY"), &json!(["Garden"])));
    let pieces: Vec<_> = read["pieces"].as_array().unwrap().iter().map(|piece| &piece["meaning"]).collect();
    assert_eq!(pieces, ["day", "time", "project", "priority", "repeat"]);
    assert_eq!(read["pieces"][0], json!({ "from": 5, "to": 13, "meaning": "day", "text": "tomorrow" }));
    assert_eq!((&read["refused"], &read["task"]), (&json!([]), &Value::Null));
    assert_eq!((count(&server, &ana, "/api/v1/tasks").await, count(&server, &ana, "/api/v1/projects").await), (0, 0));
}

#[tokio::test]
async fn a_line_becomes_a_task_once() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let id = uuid::Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0001).to_string();
    let mut body =
        json!({ "text": "Dig tomorrow #Garden", "left_as_title": [{ "from": 4, "to": 12 }], "create": true, "id": id });
    let refused = say(&server, &ana, body.clone()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.json()["errors"], json!([{ "field": "project", "code": "not_found" }]));
    body["make_missing"] = json!(true);
    body["notes"] = json!("By hand");
    let made = say(&server, &ana, body.clone()).await;
    assert_eq!(made.status, StatusCode::CREATED);
    let task = made.json()["task"].clone();
    assert_eq!((&task["id"], &task["title"], &task["due"]), (&json!(id), &json!("Dig tomorrow"), &Value::Null));
    assert_eq!(task["notes"], "By hand");
    let again = say(&server, &ana, body).await;
    assert_eq!((again.status, &again.json()["task"]), (StatusCode::OK, &task));
    assert_eq!((count(&server, &ana, "/api/v1/tasks").await, count(&server, &ana, "/api/v1/projects").await), (1, 1));
}

#[tokio::test]
async fn what_cannot_be_is_told_by_its_piece() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let read = say(&server, &ana, json!({ "text": "Ping hourly" })).await;
    assert_eq!(
        (read.status, &read.json()["refused"]),
        (StatusCode::OK, &json!([{ "field": "repeat", "code": "too_often" }]))
    );
    for (text, field, code) in
        [("Ping hourly", "repeat", "too_often"), ("", "title", "required"), ("Run +Yoga", "habit", "not_found")]
    {
        let refused = say(&server, &ana, json!({ "text": text, "create": true })).await;
        assert_eq!(refused.json()["errors"][0], json!({ "field": field, "code": code }), "{text}");
    }
    let long = say(&server, &ana, json!({ "text": "x".repeat(1_001) })).await;
    assert_eq!(long.json()["errors"][0], json!({ "field": "text", "code": "too_long" }));
}
