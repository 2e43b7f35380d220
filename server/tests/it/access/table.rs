//! Every route stands in the access table, and every row is tried by strangers and by other people.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::{Value, json};
use server::access::{Access, TABLE, find};

use crate::support::{Answer, Caller, TestServer};

/// A path with its parameters filled in.
fn filled(path: &str, id: &str) -> String {
    path.replace("{id}", id)
        .replace("{day}", "2026-03-12")
        .replace("{*any}", "nowhere")
        .replace("{slug}", "morning")
        .replace("{token}", "unknown")
}

/// A body that is right for the route, so that only the caller can be wrong.
fn body(method: &str, path: &str) -> Value {
    match (method, path) {
        ("PUT", p) if p.ends_with("/entries/{day}") || p.ends_with("/log/{day}") => json!({ "status": "done" }),
        ("POST", p) if p.ends_with("/log") => json!({ "status": "done" }),
        ("POST", p) if p.ends_with("/increments") => json!({ "id": crate::support::uuid_v7(5), "amount": "1" }),
        ("PUT", p) if p.ends_with("/timer") => json!({}),
        ("POST", p) if p.ends_with("/timer/stop") => json!({}),
        ("POST", p) if p.ends_with("/restore") => json!({ "event_id": crate::support::uuid_v7(6) }),
        ("PUT", "/api/v1/habits/{id}") => {
            json!({ "name": "Stretch", "kind": "yes_no", "schedule": { "type": "daily" } })
        }
        ("PUT", "/api/v1/habit-groups/{id}") => json!({ "name": "Morning" }),
        ("PUT", "/api/v1/identities/{id}") => json!({ "statement": "a reader" }),
        ("PUT", "/api/v1/pauses/{id}") => json!({ "from_day": "2026-03-12" }),
        ("PUT", "/api/v1/reminders/{id}") => json!({ "habit_id": crate::support::uuid_v7(5), "at": "07:00" }),
        ("PUT", "/api/v1/habit-stacks/{id}") => {
            json!({ "follower_habit_id": crate::support::uuid_v7(5), "cue": "At seven" })
        }
        ("PUT", "/api/v1/tasks/{id}") => json!({ "title": "Call Ana" }),
        ("PUT", "/api/v1/tasks/{id}/position") => json!({ "position": "i0" }),
        ("POST", "/api/v1/tasks/{id}/complete" | "/api/v1/tasks/{id}/reopen") => json!({}),
        ("POST", "/api/v1/tasks/{id}/time") => json!({ "minutes": 15 }),
        ("PUT", "/api/v1/projects/{id}" | "/api/v1/labels/{id}") => json!({ "name": "Work" }),
        ("PUT", "/api/v1/sections/{id}") => json!({ "name": "Next", "project_id": crate::support::uuid_v7(5) }),
        ("PUT", "/api/v1/filters/{id}") => json!({ "name": "Soon", "filter": "today" }),
        ("POST", p) if p.ends_with("/snooze") => json!({ "minutes": 30 }),
        ("PUT", "/api/v1/notification-settings" | "/api/v1/imports/{id}/preview") => json!({}),
        _ => Value::Null,
    }
}

#[tokio::test]
async fn every_route_of_the_api_stands_in_the_table() {
    let document = serde_json::to_value(server::api::v1::openapi::document()).unwrap();
    let mut missing = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            let method = method.to_uppercase();
            if find(&method, path).is_none() {
                missing.push(format!("{method} {path}"));
            }
        }
    }
    assert!(missing.is_empty(), "not in the access table: {missing:?}");
}

#[tokio::test]
async fn every_row_of_the_api_is_a_route() {
    let document = serde_json::to_value(server::api::v1::openapi::document()).unwrap();
    let stale: Vec<_> = TABLE
        .iter()
        .filter(|row| row.path.starts_with("/api/v1/") && row.path != "/api/v1/openapi.json")
        .filter(|row| document["paths"][row.path][row.method.to_lowercase()].is_null())
        .collect();
    assert!(stale.is_empty(), "{stale:?}");
}

#[tokio::test]
async fn every_server_function_refuses_strangers() {
    let server = TestServer::start().await;
    let functions: Vec<_> = leptos::server_fn::axum::server_fn_paths().collect();
    assert!(functions.len() > 20, "the app's server functions are linked");
    for (path, method) in functions {
        let only_reads = path.rsplit('/').next().is_some_and(|name| name.starts_with("load_"));
        assert!(method == "POST" || only_reads, "{path} could be called by a link");
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ACCEPT, "application/json")
            .body(Body::empty())
            .unwrap();
        let answer = server.send(request).await;
        // 401 where the caller is asked for first, 400 where an empty form cannot even be read.
        assert!(matches!(answer.status.as_u16(), 400 | 401 | 422), "{path} answers {}: {}", answer.status, answer.text);
    }
}

#[tokio::test]
async fn strangers_get_what_is_public_and_nothing_else() {
    let server = TestServer::start().await;
    let id = uuid::Uuid::from_u128(77).to_string();
    for row in TABLE {
        let answer = server.call(row.method, &filled(row.path, &id), None, body(row.method, row.path)).await;
        let ok = match row.access {
            Access::Public => answer.status != StatusCode::UNAUTHORIZED && !answer.status.is_server_error(),
            Access::UserPage => answer.status == StatusCode::SEE_OTHER && sign_in(&answer),
            Access::User | Access::Owner => answer.status == StatusCode::UNAUTHORIZED,
            Access::Operator => answer.status == StatusCode::NOT_FOUND,
        };
        assert!(ok, "{} {} answers a stranger {}", row.method, row.path, answer.status);
    }
}

fn sign_in(answer: &Answer) -> bool {
    answer.headers.get(header::LOCATION).and_then(|l| l.to_str().ok()).is_some_and(|l| l.starts_with("/sign-in?next="))
}

#[tokio::test]
async fn foreign_ids_read_as_not_found() {
    let server = TestServer::start().await;
    let (ana, ben) = (server.sign_up("Ana").await, server.sign_up("Ben").await);
    let schedule = json!({ "type": "daily" });
    let habit = json!({ "name": "Water", "kind": "measure", "target": "8", "schedule": schedule });
    let habit = server.habit(&ana, habit).await;
    let session = first_id(&server, &ana, "/api/v1/me/sessions").await;
    let mut documents = Vec::new();
    for (list, body) in [
        ("/api/v1/habit-groups", json!({ "name": "Morning" })),
        ("/api/v1/identities", json!({ "statement": "a reader" })),
        ("/api/v1/pauses", json!({ "from_day": "2026-03-12" })),
        ("/api/v1/habit-stacks", json!({ "follower_habit_id": habit, "cue": "At seven" })),
        ("/api/v1/reminders", json!({ "habit_id": habit, "at": "07:00" })),
        ("/api/v1/tasks", json!({ "title": "Call Ana", "due": { "day": "2026-03-12" }, "repeat": "FREQ=DAILY" })),
        ("/api/v1/projects", json!({ "name": "Work" })),
        ("/api/v1/labels", json!({ "name": "Phone" })),
        ("/api/v1/filters", json!({ "name": "Soon", "filter": "today" })),
        ("/api/v1/calendar-feeds", json!({ "name": "Phone" })),
        ("/api/v1/exports", json!({ "form": "json" })),
        ("/api/v1/push-subscriptions", crate::support::browser("https://push.example.org/ana")),
    ] {
        let made = server.call("POST", list, Some(&ana), body).await;
        assert_eq!(made.status, StatusCode::CREATED, "{list}: {}", made.text);
        documents.push((list, first_id(&server, &ana, list).await));
    }
    let project = documents.iter().find(|(list, _)| *list == "/api/v1/projects").map(|(_, id)| id.clone());
    let section = json!({ "name": "Next", "project_id": project });
    let made = server.call("POST", "/api/v1/sections", Some(&ana), section).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    for list in ["/api/v1/sections", "/api/v1/task-series"] {
        documents.push((list, first_id(&server, &ana, list).await));
    }
    let request = Request::post("/api/v1/imports")
        .header(header::AUTHORIZATION, format!("Bearer {}", ana.token))
        .body(Body::from("roses are red"))
        .unwrap();
    let made = server.send(request).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    documents.push(("/api/v1/imports", first_id(&server, &ana, "/api/v1/imports").await));
    for row in TABLE.iter().filter(|row| row.access == Access::Owner) {
        let document =
            documents.iter().find(|(list, _)| row.path.starts_with(&format!("{list}/{{id}}"))).map(|(_, id)| id);
        let id = document.unwrap_or(if row.path.contains("/me/") { &session } else { &habit });
        let path = filled(row.path, id);
        let foreign = server.call(row.method, &path, Some(&ben), body(row.method, row.path)).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND, "{} {} as Ben: {}", row.method, row.path, foreign.text);
        let nobody = filled(row.path, &uuid::Uuid::from_u128(1).to_string());
        let absent = server.call(row.method, &nobody, Some(&ben), body(row.method, row.path)).await;
        let told = |answer: &Answer| (answer.status, answer.code());
        assert_eq!(told(&foreign), told(&absent), "{} {} tells absent from foreign", row.method, row.path);
    }
    let mine = server.call("GET", &format!("/api/v1/habits/{habit}"), Some(&ana), Value::Null).await;
    assert_eq!(mine.json()["name"], "Water");
}

async fn first_id(server: &TestServer, caller: &Caller, path: &str) -> String {
    let answer = server.call("GET", path, Some(caller), Value::Null).await;
    answer.json()["items"][0]["id"].as_str().unwrap_or_else(|| panic!("{path}: {}", answer.text)).to_owned()
}
