//! Tasks, their series, and what they are sorted by.

use axum::http::{StatusCode, header};
use serde_json::{Value, json};

use crate::support::{Answer, Caller, TestServer, uuid_v7};

const TASKS: &str = "/api/v1/tasks";

async fn made(server: &TestServer, caller: &Caller, list: &str, body: Value) -> Value {
    let answer = server.call("POST", &format!("/api/v1/{list}"), Some(caller), body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{list}: {}", answer.text);
    answer.json()
}

async fn post(server: &TestServer, caller: &Caller, task: &Value, verb: &str, body: Value) -> Answer {
    let id = task["id"].as_str().unwrap();
    server.call("POST", &format!("{TASKS}/{id}/{verb}"), Some(caller), body).await
}

async fn ids(server: &TestServer, caller: &Caller, query: &str) -> Vec<Value> {
    let answer = server.call("GET", &format!("{TASKS}{query}"), Some(caller), Value::Null).await;
    assert_eq!(answer.status, StatusCode::OK, "{query}: {}", answer.text);
    answer.json()["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect()
}

#[tokio::test]
async fn a_task_is_made_read_replaced_and_deleted() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let id = uuid_v7(1);
    let body = json!({
        "id": id, "title": " Call Ben ", "notes": "About *the* trip", "start_day": "2026-03-11",
        "due": { "day": "2026-03-12", "time": "18:00", "time_zone": "Europe/Berlin" }, "deadline": "2026-03-20",
        "priority": 2, "estimate_minutes": 15, "checklist": [{ "text": "Dates" }, { "text": "Price", "done": true }],
        "timeframe": "this_week",
    });
    let created = server.call("POST", TASKS, Some(&ana), body.clone()).await;
    assert_eq!(
        (created.status, created.headers[header::ETAG].to_str().unwrap()),
        (StatusCode::CREATED, "\"1\""),
        "{}",
        created.text
    );
    let task = created.json();
    assert_eq!((&task["title"], &task["planned_on"]), (&json!("Call Ben"), &json!("2026-03-12")));
    let again = server.call("POST", TASKS, Some(&ana), body.clone()).await;
    assert_eq!((again.status, again.json()), (StatusCode::OK, task.clone()));
    let path = format!("{TASKS}/{id}");
    let progress = server.call("GET", &format!("{path}/progress"), Some(&ana), Value::Null).await.json();
    assert_eq!(progress, json!({ "done": 1, "all": 2 }));
    let replaced = server.call("PUT", &path, Some(&ana), json!({ "title": "Call Ben" })).await.json();
    assert_eq!((&replaced["due"], &replaced["priority"], &replaced["version"]), (&Value::Null, &json!(4), &json!(2)));
    let moved = server.call("PUT", &format!("{path}/position"), Some(&ana), json!({ "position": "h0" })).await.json();
    assert_eq!((&moved["position"], &moved["version"]), (&json!("h0"), &json!(3)));
    let gone = server.call("DELETE", &path, Some(&ana), Value::Null).await;
    assert_eq!((gone.status, &gone.json()["ids"]), (StatusCode::OK, &json!([id])));
    assert_eq!(server.call("GET", &path, Some(&ana), Value::Null).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ids(&server, &ana, "?state=trash").await, [json!(id)]);
    let back = server.call("POST", &format!("{path}/undelete"), Some(&ana), Value::Null).await;
    assert_eq!((back.status, &back.json()["deleted_at"]), (StatusCode::OK, &Value::Null));
}

#[tokio::test]
async fn every_refused_field_is_named_with_a_code() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let body = json!({
        "title": "", "priority": 9, "repeat": "FREQ=OFTEN", "estimate_minutes": 0,
        "due": { "day": "2026-03-12", "time_zone": "Europe/Berlin" }, "checklist": [{ "text": "" }],
    });
    let answer = server.call("POST", TASKS, Some(&ana), body).await;
    assert_eq!((answer.status, answer.code().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid"));
    let errors = answer.json()["errors"].as_array().unwrap().clone();
    let mut told: Vec<_> = errors.iter().map(|error| error["field"].as_str().unwrap()).collect();
    told.sort_unstable();
    assert_eq!(told, ["checklist", "due", "estimate_minutes", "priority", "repeat", "title"]);
    let unknown = server.call("POST", TASKS, Some(&ana), json!({ "title": "x", "due": { "date": 1 } })).await;
    assert_eq!(unknown.json()["errors"][0]["code"], json!("unknown_field"), "{}", unknown.text);
    let choice = server.call("POST", TASKS, Some(&ana), json!({ "title": "x", "timeframe": "tomorrow" })).await;
    assert_eq!(choice.json()["errors"], json!([{ "field": "timeframe", "code": "unknown_choice" }]));
}

#[tokio::test]
async fn a_repeated_task_is_done_taken_back_and_ended() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let body = json!({ "title": "Water", "due": { "day": "2026-03-12" }, "repeat": "FREQ=DAILY" });
    let task = made(&server, &ana, "tasks", body).await;
    let series = server.call("GET", "/api/v1/task-series", Some(&ana), Value::Null).await.json();
    assert_eq!(series["items"][0]["id"], task["series_id"]);
    let done = post(&server, &ana, &task, "complete", json!({})).await.json();
    assert_eq!((&done["task"]["completed_on"], done["next"].as_array().unwrap().len()), (&json!("2026-03-12"), 1));
    let next = &done["next"][0];
    assert_eq!(next["occurrence_day"], json!("2026-03-13"));
    assert_eq!(ids(&server, &ana, "").await, [next["id"].clone()]);
    let renamed = json!({ "title": "Water all", "due": { "day": "2026-03-13" }, "repeat": "FREQ=DAILY" });
    let path = format!("{TASKS}/{}", next["id"].as_str().unwrap());
    server.call("PUT", &path, Some(&ana), renamed).await;
    let asked = post(&server, &ana, &task, "reopen", json!({})).await;
    assert_eq!((asked.status, asked.code().as_str()), (StatusCode::CONFLICT, "next_was_used"));
    let kept = post(&server, &ana, &task, "reopen", json!({ "next": "keep" })).await;
    assert_eq!((kept.status, &kept.json()["completed_at"]), (StatusCode::OK, &Value::Null));
    let all = server.call("DELETE", &format!("{path}?scope=all"), Some(&ana), Value::Null).await.json();
    assert_eq!(all["ids"].as_array().unwrap().len(), 2);
    let odd = server.call("DELETE", &format!("{path}?scope=some"), Some(&ana), Value::Null).await.json();
    assert_eq!(odd["errors"], json!([{ "field": "scope", "code": "unknown_choice" }]));
    let series = server.call("GET", "/api/v1/task-series", Some(&ana), Value::Null).await.json();
    assert_eq!(series["items"], json!([]));
}

#[tokio::test]
async fn completing_notes_the_day_of_the_habit_and_reopening_withdraws_it() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let habit = server.habit(&ana, json!({ "name": "Swim", "kind": "yes_no", "schedule": { "type": "daily" } })).await;
    let task = made(&server, &ana, "tasks", json!({ "title": "Swim a lane", "habit_id": habit })).await;
    let entries = format!("/api/v1/habits/{habit}/entries?from=2026-03-12&to=2026-03-12");
    let done = post(&server, &ana, &task, "complete", json!({})).await.json();
    assert_eq!(done["habit_id"], json!(habit));
    let entry = server.call("GET", &entries, Some(&ana), Value::Null).await.json();
    assert_eq!(entry["items"][0]["status"], json!("done"), "{entry}");
    post(&server, &ana, &task, "reopen", json!({})).await;
    let entry = server.call("GET", &entries, Some(&ana), Value::Null).await.json();
    assert!(entry["items"][0]["status"].is_null(), "{entry}");
}

#[tokio::test]
async fn lists_are_cut_by_filters_and_by_pages() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let work = made(&server, &ana, "projects", json!({ "name": "Work" })).await;
    let waiting = made(&server, &ana, "labels", json!({ "name": "waiting" })).await;
    let task = async |body| made(&server, &ana, "tasks", body).await["id"].clone();
    let due = json!({ "day": "2026-03-12" });
    let plan = task(json!({ "title": "Plan", "project_id": work["id"], "due": due })).await;
    let mail = task(json!({ "title": "Mail", "project_id": work["id"], "due": due, "labels": [waiting["id"]] })).await;
    let read = task(json!({ "title": "Read" })).await;
    let filter = "?filter=(today%20%7C%20overdue)%20%26%20%23Work%20%26%20!%40waiting";
    assert_eq!(ids(&server, &ana, filter).await, std::slice::from_ref(&plan));
    let project = format!("?project_id={}", work["id"].as_str().unwrap());
    let mut of_project = vec![plan.clone(), mail.clone()];
    of_project.sort_by_key(Value::to_string);
    assert_eq!(ids(&server, &ana, &project).await, of_project);
    let wrong = server.call("GET", &format!("{TASKS}?filter=today%20%26%20frobnicate"), Some(&ana), Value::Null).await;
    assert_eq!(wrong.json()["errors"], json!([{ "field": "filter[8..18]", "code": "unknown_term" }]));
    let mut seen = Vec::new();
    let mut query = "?limit=1".to_owned();
    loop {
        let page = server.call("GET", &format!("{TASKS}{query}"), Some(&ana), Value::Null).await.json();
        seen.push(page["items"][0]["id"].clone());
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        query = format!("?limit=1&cursor={cursor}");
    }
    let mut all = vec![plan, mail, read];
    all.sort_by_key(Value::to_string);
    assert_eq!(seen, all);
}

#[tokio::test]
async fn planning_is_one_change_that_its_answer_takes_back() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let task = made(&server, &ana, "tasks", json!({ "title": "Call", "due": { "day": "2026-03-03" } })).await;
    let again = json!({ "timeframe": "someday" });
    let planned = server.call("POST", &format!("{TASKS}/plan-again"), Some(&ana), again).await.json();
    assert_eq!(planned["tasks"][0]["timeframe"], json!("someday"), "{planned}");
    let day = json!({ "plans": [{ "id": task["id"], "timeframe": null, "day": "2026-03-20" }] });
    let moved = server.call("POST", &format!("{TASKS}/plan"), Some(&ana), day).await.json();
    assert_eq!(moved["tasks"][0]["due"]["day"], json!("2026-03-20"), "{moved}");
    let back = json!({ "plans": moved["before"] });
    let back = server.call("POST", &format!("{TASKS}/plan"), Some(&ana), back).await.json();
    assert_eq!(
        (&back["tasks"][0]["due"]["day"], &back["tasks"][0]["timeframe"]),
        (&json!("2026-03-03"), &json!("someday"))
    );
}

#[tokio::test]
async fn sections_are_of_a_project_and_go_with_it() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let work = made(&server, &ana, "projects", json!({ "name": "Work", "layout": "board", "color": 3 })).await;
    let next = made(&server, &ana, "sections", json!({ "name": "Next", "project_id": work["id"] })).await;
    let body = json!({ "title": "Plan", "project_id": work["id"], "section_id": next["id"] });
    let task = made(&server, &ana, "tasks", body).await;
    let project = format!("/api/v1/projects/{}", work["id"].as_str().unwrap());
    let progress = server.call("GET", &format!("{project}/progress"), Some(&ana), Value::Null).await.json();
    assert_eq!(progress, json!({ "done": 0, "all": 1 }));
    assert_eq!(server.call("DELETE", &project, Some(&ana), Value::Null).await.status, StatusCode::NO_CONTENT);
    let sections = server.call("GET", "/api/v1/sections", Some(&ana), Value::Null).await.json();
    assert_eq!(sections["items"], json!([]));
    let path = format!("{TASKS}/{}", task["id"].as_str().unwrap());
    let task = server.call("GET", &path, Some(&ana), Value::Null).await.json();
    assert_eq!((&task["project_id"], &task["section_id"]), (&Value::Null, &Value::Null));
}

#[tokio::test]
async fn a_saved_filter_has_to_be_one() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let body = json!({ "name": "Soon", "filter": "today & (" });
    let refused = server.call("POST", "/api/v1/filters", Some(&ana), body).await;
    assert_eq!(refused.json()["errors"][0]["field"], json!("filter"), "{}", refused.text);
    let saved = made(&server, &ana, "filters", json!({ "name": "Soon", "filter": "today | tomorrow" })).await;
    assert_eq!((&saved["filter"], &saved["version"]), (&json!("today | tomorrow"), &json!(1)));
}

#[tokio::test]
async fn time_is_added_once_for_an_id() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let task = made(&server, &ana, "tasks", json!({ "title": "Swim", "spent_minutes": 10 })).await;
    for _ in 0..2 {
        let body = json!({ "id": uuid_v7(7), "minutes": 15 });
        let added = post(&server, &ana, &task, "time", body).await;
        assert_eq!((added.status, &added.json()["spent_minutes"]), (StatusCode::OK, &json!(25)), "{}", added.text);
    }
    let refused = post(&server, &ana, &task, "time", json!({ "minutes": 0 })).await;
    assert_eq!(refused.json()["errors"][0]["code"], json!("out_of_range"), "{}", refused.text);
}

#[tokio::test]
async fn the_tasks_of_a_habit_have_their_progress() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let body = json!({ "name": "Read", "kind": "yes_no", "schedule": { "type": "daily" } });
    let habit = made(&server, &ana, "habits", body).await;
    let path = format!("/api/v1/habits/{}/tasks/progress", habit["id"].as_str().unwrap());
    let progress = async || server.call("GET", &path, Some(&ana), Value::Null).await.json();
    assert_eq!(progress().await, json!({ "done": 0, "all": 0 }));
    let lines = json!([{ "text": "Part one", "done": true }, { "text": "Part two" }]);
    made(&server, &ana, "tasks", json!({ "title": "A novel", "habit_id": habit["id"], "checklist": lines })).await;
    assert_eq!(progress().await, json!({ "done": 1, "all": 3 }));
    let ben = server.sign_up("Ben").await;
    assert_eq!(server.call("GET", &path, Some(&ben), Value::Null).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn suggestions_say_why_and_are_dismissed() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let task = made(&server, &ana, "tasks", json!({ "title": "Call", "due": { "day": "2026-03-10" } })).await;
    let path = format!("{TASKS}/suggestions");
    let found = server.call("GET", &path, Some(&ana), Value::Null).await.json();
    assert_eq!(found["items"][0]["reasons"][0]["type"], json!("overdue"), "{found}");
    assert_eq!(post(&server, &ana, &task, "dismiss", Value::Null).await.status, StatusCode::NO_CONTENT);
    assert_eq!(server.call("GET", &path, Some(&ana), Value::Null).await.json()["items"], json!([]));
}

#[tokio::test]
async fn the_queue_sends_the_same_bodies_and_is_told_the_task() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let task = uuid_v7(2);
    let op = |number: u128, kind: &str, payload: Value| {
        json!({
            "op_id": uuid_v7(number), "seq": number, "entity": "task", "entity_id": task, "kind": kind,
            "client_time": "2026-03-12T08:59:00Z", "tz": "Europe/Lisbon", "payload": payload,
        })
    };
    let project = json!({
        "op_id": uuid_v7(10), "seq": 1, "entity": "project", "entity_id": uuid_v7(3), "kind": "project.put",
        "client_time": "2026-03-12T08:59:00Z", "tz": "Europe/Lisbon", "payload": { "name": "Work" },
    });
    let ops = json!([
        project,
        op(12, "task.create", json!({ "title": "Call", "project_id": uuid_v7(3), "later": 1 })),
        op(13, "task.replace", json!({ "title": "Call Ben", "changed": ["title"] })),
        op(14, "task.complete", json!({})),
    ]);
    let batch = json!({ "device_id": uuid_v7(99), "client_build": "test", "ops": ops });
    for expected in ["applied", "duplicate"] {
        let answer = server.call("POST", "/api/v1/sync/ops", Some(&ana), batch.clone()).await.json();
        let results = answer["results"].as_array().unwrap();
        assert!(results.iter().all(|result| result["status"] == json!(expected)), "{answer}");
        assert_eq!(results[3]["entity"]["title"], json!("Call Ben"));
        assert_eq!(results[3]["entity"]["project_id"], json!(uuid_v7(3)));
    }
    let feed = server.call("GET", "/api/v1/sync/changes", Some(&ana), Value::Null).await.json();
    let told: Vec<_> = feed["items"].as_array().unwrap().iter().filter(|item| item["entity"] == "task").collect();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["value"]["completed_on"], json!("2026-03-12"));
}
