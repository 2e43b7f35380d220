//! Groups, identities, pauses, stacks, reminders and what tasks are sorted by, and how a habit looks.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::{Value, json};

use crate::support::{Answer, Caller, TestServer, uuid_v7};

fn daily(name: &str) -> Value {
    json!({ "name": name, "kind": "yes_no", "schedule": { "type": "daily" } })
}

fn with(mut body: Value, field: &str, value: Value) -> Value {
    body[field] = value;
    body
}

/// A resource, a body of it, what a reader sees first of it, and another body.
async fn resources(server: &TestServer, caller: &Caller) -> [(&'static str, Value, &'static str, Value); 8] {
    let habit = server.habit(caller, daily("Stretch")).await;
    let other = server.habit(caller, daily("Read")).await;
    [
        ("habit-groups", json!({ "name": "Morning" }), "name", json!({ "name": "Evening" })),
        ("identities", json!({ "statement": "a reader" }), "statement", json!({ "statement": "a walker" })),
        (
            "pauses",
            json!({ "habit_id": habit, "from_day": "2026-03-10", "reason": "ill" }),
            "reason",
            json!({ "from_day": "2026-03-10", "to_day": "2026-03-11", "reason": "away" }),
        ),
        (
            "habit-stacks",
            json!({ "follower_habit_id": habit, "cue": "At seven", "at_time": "07:00" }),
            "cue",
            json!({ "follower_habit_id": habit, "anchor_habit_id": other, "cue": "With coffee" }),
        ),
        (
            "reminders",
            json!({ "habit_id": habit, "at": "07:00", "weekdays": ["mon", "fri"] }),
            "at",
            json!({ "habit_id": habit, "at": "07:30", "until": "09:00", "every_minutes": 15, "on": false }),
        ),
        ("projects", json!({ "name": "Work" }), "name", json!({ "name": "Home", "color": 3, "layout": "board" })),
        ("labels", json!({ "name": "Phone" }), "name", json!({ "name": "Desk", "color": 3 })),
        (
            "filters",
            json!({ "name": "Soon", "filter": "today" }),
            "name",
            json!({ "name": "Late", "filter": "overdue" }),
        ),
    ]
}

async fn keyed(server: &TestServer, caller: &Caller, path: &str, key: &str, body: &Value) -> Answer {
    let request = Request::post(path)
        .header(header::AUTHORIZATION, format!("Bearer {}", caller.token))
        .header("idempotency-key", key)
        .header(header::CONTENT_TYPE, "application/json");
    server.send(request.body(Body::from(body.to_string())).unwrap()).await
}

async fn matching(
    server: &TestServer,
    caller: &Caller,
    (method, path): (&str, &str),
    tag: &str,
    body: &Value,
) -> Answer {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::AUTHORIZATION, format!("Bearer {}", caller.token))
        .header(header::IF_MATCH, tag)
        .header(header::CONTENT_TYPE, "application/json");
    server.send(request.body(Body::from(body.to_string())).unwrap()).await
}

#[tokio::test]
async fn documents_are_made_listed_read_replaced_and_deleted() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    for (number, (resource, body, field, other)) in resources(&server, &ana).await.into_iter().enumerate() {
        let list = format!("/api/v1/{resource}");
        let id = uuid_v7(u128::try_from(number).unwrap() + 1);
        let body = with(body, "id", json!(id));
        let made = server.call("POST", &list, Some(&ana), body.clone()).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
        assert_eq!(made.headers[header::ETAG], "\"1\"");
        assert_eq!((&made.json()["id"], &made.json()[field]), (&json!(id), &body[field]), "{resource}");
        let again = server.call("POST", &list, Some(&ana), body.clone()).await;
        assert_eq!((again.status, again.json()), (StatusCode::OK, made.json()), "{resource}");
        let reused = server.call("POST", &list, Some(&ana), with(other.clone(), "id", json!(id))).await;
        assert_eq!((reused.status.as_u16(), reused.code().as_str()), (422, "id_reused"), "{resource}");
        let listed = server.call("GET", &list, Some(&ana), Value::Null).await.json();
        assert_eq!((&listed["items"], &listed["next_cursor"]), (&json!([made.json()]), &Value::Null));

        let path = format!("{list}/{id}");
        let replaced = server.call("PUT", &path, Some(&ana), other.clone()).await;
        assert_eq!((replaced.status, &replaced.json()[field]), (StatusCode::OK, &other[field]), "{}", replaced.text);
        let read = server.call("GET", &path, Some(&ana), Value::Null).await;
        assert_eq!((read.json(), &read.headers[header::ETAG]), (replaced.json(), &replaced.headers[header::ETAG]));
        assert_eq!(read.json()["version"], json!(2));
        let differs = with(other, "id", json!(uuid_v7(99)));
        let refused = server.call("PUT", &path, Some(&ana), differs).await.json();
        assert_eq!(refused["errors"], json!([{ "field": "id", "code": "differs_from_path" }]), "{resource}");

        assert_eq!(server.call("DELETE", &path, Some(&ana), Value::Null).await.status, StatusCode::NO_CONTENT);
        for method in ["GET", "DELETE"] {
            let gone = server.call(method, &path, Some(&ana), Value::Null).await;
            assert_eq!(gone.status, StatusCode::NOT_FOUND, "{method} {resource}");
        }
        let late = server.call("POST", &list, Some(&ana), body).await;
        assert_eq!((late.status.as_u16(), late.code().as_str()), (409, "deleted"), "{resource}");
    }
}

#[tokio::test]
async fn documents_are_changed_only_from_the_version_that_was_seen() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    for (resource, body, _, other) in resources(&server, &ana).await {
        let list = format!("/api/v1/{resource}");
        let made = server.call("POST", &list, Some(&ana), body.clone()).await.json();
        let path = format!("{list}/{}", made["id"].as_str().unwrap());
        assert_eq!(matching(&server, &ana, ("PUT", &path), "\"1\"", &other).await.status, StatusCode::OK);
        for (method, body) in [("PUT", &body), ("DELETE", &Value::Null)] {
            let refused = matching(&server, &ana, (method, &path), "\"1\"", body).await;
            assert_eq!((refused.status.as_u16(), refused.code().as_str()), (412, "version_mismatch"), "{resource}");
        }
        let gone = matching(&server, &ana, ("DELETE", &path), "\"2\"", &Value::Null).await;
        assert_eq!(gone.status, StatusCode::NO_CONTENT, "{resource}");
    }
}

#[tokio::test]
async fn one_document_is_made_under_a_key() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    for (resource, body, _, other) in resources(&server, &ana).await {
        let list = format!("/api/v1/{resource}");
        let first = keyed(&server, &ana, &list, resource, &body).await;
        let again = keyed(&server, &ana, &list, resource, &body).await;
        assert_eq!((again.status, again.json()), (StatusCode::CREATED, first.json()), "{resource}");
        assert_eq!(keyed(&server, &ana, &list, resource, &other).await.code(), "idempotency_key_reused");
    }
}

#[tokio::test]
async fn bad_documents_are_refused_by_field() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let habit = server.habit(&ana, daily("Stretch")).await;
    for (resource, body, field, code) in [
        ("habit-groups", json!({ "name": " " }), "name", "required"),
        ("habit-groups", json!({ "name": "Morning", "position": -1 }), "position", "out_of_range"),
        ("habit-groups", json!({ "name": "Morning", "color": 1 }), "color", "unknown_field"),
        ("identities", json!({ "statement": "x".repeat(201) }), "statement", "too_long"),
        ("pauses", json!({ "from_day": "2026-03-10", "to_day": "2026-03-09" }), "to_day", "out_of_range"),
        (
            "pauses",
            json!({ "from_day": "2026-03-10", "habit_id": habit, "group_id": uuid_v7(1) }),
            "group_id",
            "not_allowed",
        ),
        ("habit-stacks", json!({ "follower_habit_id": habit }), "cue", "required"),
        ("habit-stacks", json!({ "follower_habit_id": habit, "anchor_habit_id": habit }), "anchor_habit_id", "cycle"),
        ("reminders", json!({ "habit_id": habit, "at": "07:00", "weekdays": [] }), "weekdays", "required"),
        ("reminders", json!({ "habit_id": habit, "at": "07:00", "every_minutes": 15 }), "until", "required"),
        (
            "reminders",
            json!({ "habit_id": habit, "at": "07:00", "until": "07:00", "every_minutes": 15 }),
            "until",
            "out_of_range",
        ),
        (
            "reminders",
            json!({ "habit_id": habit, "at": "07:00", "time_zone": "Mars/Olympus" }),
            "time_zone",
            "unknown_time_zone",
        ),
    ] {
        let refused = server.call("POST", &format!("/api/v1/{resource}"), Some(&ana), body.clone()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(refused.json()["errors"], json!([{ "field": field, "code": code }]), "{body}");
    }
    let odd = json!({ "follower_habit_id": habit, "cue": "x", "at_time": "7:00" });
    let refused = server.call("POST", "/api/v1/habit-stacks", Some(&ana), odd).await.json();
    assert_eq!(refused["errors"][0]["field"], "at_time");
}

#[tokio::test]
async fn what_belongs_to_others_is_not_found() {
    let server = TestServer::start().await;
    let (ana, ben) = (server.sign_up("Ana").await, server.sign_up("Ben").await);
    let (hers, his) = (server.habit(&ana, daily("Hers")).await, server.habit(&ben, daily("His")).await);
    let group = server.call("POST", "/api/v1/habit-groups", Some(&ana), json!({ "name": "Morning" })).await.json();
    for (path, body) in [
        ("/api/v1/pauses", json!({ "habit_id": hers, "from_day": "2026-03-10" })),
        ("/api/v1/pauses", json!({ "group_id": group["id"], "from_day": "2026-03-10" })),
        ("/api/v1/habit-stacks", json!({ "follower_habit_id": his, "anchor_habit_id": hers })),
        ("/api/v1/habit-stacks", json!({ "follower_habit_id": hers, "cue": "x" })),
        ("/api/v1/reminders", json!({ "habit_id": hers, "at": "07:00" })),
        ("/api/v1/habits", with(daily("Grouped"), "group_id", group["id"].clone())),
        ("/api/v1/habits", with(daily("Voting"), "identity_id", json!(uuid_v7(5)))),
    ] {
        let refused = server.call("POST", path, Some(&ben), body.clone()).await;
        assert_eq!((refused.status, refused.code().as_str()), (StatusCode::NOT_FOUND, "not_found"), "{body}");
    }
}

#[tokio::test]
async fn a_habit_tells_what_it_follows_and_takes_it_from_nobody_else() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let (coffee, read) = (server.habit(&ana, daily("Coffee")).await, server.habit(&ana, daily("Read")).await);
    let path = format!("/api/v1/habits/{read}");
    let anchor = async || {
        let habit = server.call("GET", &path, Some(&ana), Value::Null).await.json();
        (habit["anchor_habit_id"].clone(), habit["version"].clone())
    };
    assert_eq!(anchor().await, (Value::Null, json!(1)));
    let stack = json!({ "follower_habit_id": read, "anchor_habit_id": coffee });
    let made = server.call("POST", "/api/v1/habit-stacks", Some(&ana), stack).await.json();
    assert_eq!(anchor().await, (json!(coffee), json!(2)));
    let told = server.call("PUT", &path, Some(&ana), with(daily("Read"), "anchor_habit_id", Value::Null)).await;
    assert_eq!(told.json()["errors"], json!([{ "field": "anchor_habit_id", "code": "unknown_field" }]));
    let stack = format!("/api/v1/habit-stacks/{}", made["id"].as_str().unwrap());
    server.call("DELETE", &stack, Some(&ana), Value::Null).await;
    assert_eq!(anchor().await, (Value::Null, json!(3)));
}

#[tokio::test]
async fn how_a_habit_looks_is_stored_and_checked() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let plain = server.call("POST", "/api/v1/habits", Some(&ana), daily("Plain")).await.json();
    assert_eq!((&plain["tone"], &plain["color"], &plain["icon"]), (&json!("good"), &json!(8), &Value::Null));
    let looks = json!({
        "name": "Smoking", "kind": "quit", "schedule": { "type": "daily" }, "tone": "bad", "color": 19,
        "icon": "\u{1f6ad}", "description": "Since school.\nNo more.", "minimum_text": "One breath outside",
        "unit_price": { "minor": 45, "currency": "EUR" }, "usual_amount": "12.5",
    });
    let made = server.call("POST", "/api/v1/habits", Some(&ana), looks.clone()).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    let path = format!("/api/v1/habits/{}", made.json()["id"].as_str().unwrap());
    let stored = server.call("GET", &path, Some(&ana), Value::Null).await.json();
    for (field, value) in looks.as_object().unwrap().iter().filter(|(field, _)| *field != "schedule") {
        assert_eq!(stored[field], *value, "{field}");
    }
    let replaced = server.call("PUT", &path, Some(&ana), with(looks.clone(), "color", json!(0))).await;
    assert_eq!((&replaced.json()["color"], &replaced.json()["version"]), (&json!(0), &json!(2)));
    for (field, value, refused_field, code) in [
        ("color", json!(20), "color", "out_of_range"),
        ("icon", json!("two words"), "icon", "unknown_choice"),
        ("minimum_text", json!("x".repeat(121)), "minimum_text", "too_long"),
        ("description", json!("x".repeat(2001)), "description", "too_long"),
        ("unit_price", json!({ "minor": 0, "currency": "EUR" }), "unit_price", "out_of_range"),
        ("unit_price", json!({ "minor": 1, "currency": "euro" }), "unit_price.currency", "unknown_currency"),
        ("usual_amount", json!("0"), "usual_amount", "out_of_range"),
        ("usual_amount", json!("a few"), "usual_amount", "not_a_number"),
    ] {
        let refused = server.call("PUT", &path, Some(&ana), with(looks.clone(), field, value)).await;
        assert_eq!(refused.json()["errors"], json!([{ "field": refused_field, "code": code }]), "{field}");
    }
}

#[tokio::test]
async fn a_reminder_of_a_task_is_made_changed_refused_and_deleted() {
    let server = TestServer::start().await;
    let (ana, ben) = (server.sign_up("Ana").await, server.sign_up("Ben").await);
    let due = json!({ "day": "2026-03-20", "time": "18:00" });
    let task = server.call("POST", "/api/v1/tasks", Some(&ana), json!({ "title": "Call", "due": due })).await.json();
    let (reminders, task) = ("/api/v1/reminders", task["id"].clone());
    let body = json!({ "id": uuid_v7(9), "task_id": task, "minutes_before": 30 });
    let made = server.call("POST", reminders, Some(&ana), body.clone()).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    let made = made.json();
    assert_eq!((&made["task_id"], &made["minutes_before"]), (&task, &json!(30)));
    let unsaid = ["habit_id", "at", "weekdays", "until", "every_minutes", "days_before", "time_zone"];
    assert!(unsaid.iter().all(|field| made[*field] == Value::Null), "{made}");
    let again = server.call("POST", reminders, Some(&ana), body.clone()).await;
    assert_eq!((again.status, again.json()), (StatusCode::OK, made.clone()));

    let path = format!("{reminders}/{}", made["id"].as_str().unwrap());
    let day = json!({ "task_id": task, "at": "09:00", "days_before": 1, "time_zone": "Europe/Berlin" });
    let changed = server.call("PUT", &path, Some(&ana), day).await.json();
    assert_eq!((&changed["at"], &changed["days_before"], &changed["version"]), (&json!("09:00"), &json!(1), &json!(2)));
    for (body, field, code) in [
        (json!({ "task_id": task }), "at", "required"),
        (json!({ "at": "09:00" }), "habit_id", "required"),
        (json!({ "task_id": task, "minutes_before": 40_321 }), "minutes_before", "out_of_range"),
        (json!({ "task_id": task, "minutes_before": 5, "at": "09:00" }), "at", "not_allowed"),
        (json!({ "task_id": task, "at": "09:00", "weekdays": ["mon"] }), "weekdays", "not_allowed"),
        (json!({ "task_id": task, "at": "09:00", "days_before": 366 }), "days_before", "out_of_range"),
    ] {
        let refused = server.call("POST", reminders, Some(&ana), body.clone()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(refused.json()["errors"], json!([{ "field": field, "code": code }]), "{body}");
    }
    assert_eq!(server.call("POST", reminders, Some(&ben), body).await.status, StatusCode::NOT_FOUND);
    assert_eq!(server.call("GET", &path, Some(&ben), Value::Null).await.status, StatusCode::NOT_FOUND);
    let trash = format!("/api/v1/tasks/{}", task.as_str().unwrap());
    assert_eq!(server.call("DELETE", &trash, Some(&ana), Value::Null).await.status, StatusCode::OK);
    assert_eq!(server.call("GET", &path, Some(&ana), Value::Null).await.status, StatusCode::NOT_FOUND);
    server.call("POST", &format!("{trash}/undelete"), Some(&ana), Value::Null).await;
    assert_eq!(server.call("DELETE", &path, Some(&ana), Value::Null).await.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn a_habit_has_ten_reminders_at_most() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let (habit, other) = (server.habit(&ana, daily("Stretch")).await, server.habit(&ana, daily("Read")).await);
    let add = async |habit: &str, hour: u8| {
        let body = json!({ "habit_id": habit, "at": format!("{hour:02}:00") });
        server.call("POST", "/api/v1/reminders", Some(&ana), body).await
    };
    for hour in 0..10 {
        assert_eq!(add(&habit, hour).await.status, StatusCode::CREATED);
    }
    let refused = add(&habit, 10).await;
    assert_eq!((refused.status.as_u16(), refused.code().as_str()), (409, "over_limit"));
    assert_eq!(add(&other, 10).await.status, StatusCode::CREATED);
    let listed = server.call("GET", "/api/v1/reminders", Some(&ana), Value::Null).await.json();
    let times: Vec<_> = listed["items"].as_array().unwrap().iter().map(|item| item["at"].clone()).collect();
    assert_eq!((times.len(), &times[0], &times[10]), (11, &json!("00:00"), &json!("10:00")));
    let first = format!("/api/v1/reminders/{}", listed["items"][0]["id"].as_str().unwrap());
    // Changing one of ten is no eleventh.
    let body = json!({ "habit_id": habit, "at": "00:30" });
    assert_eq!(server.call("PUT", &first, Some(&ana), body).await.status, StatusCode::OK);
}
