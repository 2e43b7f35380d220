use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::{TestServer, uuid_v7};

fn daily(name: &str) -> Value {
    json!({ "name": name, "kind": "yes_no", "schedule": { "type": "daily" } })
}

#[tokio::test]
async fn a_habit_is_made_read_replaced_and_deleted() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let id = uuid::Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0001).to_string();
    let mut body = daily("Stretch");
    body["id"] = json!(id);
    let made = server.call("POST", "/api/v1/habits", Some(&ana), body.clone()).await;
    assert_eq!(made.status, StatusCode::CREATED);
    let made = made.json();
    assert_eq!((&made["id"], &made["starts_on"], &made["position"]), (&json!(id), &json!("2026-03-12"), &json!(0)));
    assert_eq!((&made["target"], &made["archived_at"], &made["version"]), (&Value::Null, &Value::Null, &json!(1)));
    let again = server.call("POST", "/api/v1/habits", Some(&ana), body.clone()).await;
    assert_eq!((again.status, again.json()), (StatusCode::OK, made));
    body["name"] = json!("Other");
    let other = server.call("POST", "/api/v1/habits", Some(&ana), body).await;
    assert_eq!((other.status, other.code().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "id_reused"));

    let path = format!("/api/v1/habits/{id}");
    let weekly = json!({ "name": "Move", "kind": "yes_no", "schedule": { "type": "times_per_week", "times": 3 } });
    let replaced = server.call("PUT", &path, Some(&ana), weekly).await;
    assert_eq!((replaced.status, &replaced.json()["schedule"]["times"]), (StatusCode::OK, &json!(3)));
    assert_eq!(server.call("DELETE", &path, Some(&ana), Value::Null).await.status, StatusCode::NO_CONTENT);
    assert_eq!(server.call("GET", &path, Some(&ana), Value::Null).await.status, StatusCode::NOT_FOUND);
    let back = server.call("POST", &format!("{path}/undelete"), Some(&ana), Value::Null).await;
    assert_eq!((back.status, &back.json()["name"]), (StatusCode::OK, &json!("Move")));
}

#[tokio::test]
async fn archiving_takes_a_habit_out_of_the_day_and_back() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let id = server.habit(&ana, daily("Stretch")).await;
    let mut body = daily("Stretch");
    body["archived_at"] = json!("2026-03-12T08:00:00Z");
    server.call("PUT", &format!("/api/v1/habits/{id}"), Some(&ana), body).await;
    let listed = async |query: &str| {
        let answer = server.call("GET", &format!("/api/v1/habits{query}"), Some(&ana), Value::Null).await;
        answer.json()["items"].as_array().map_or(0, Vec::len)
    };
    assert_eq!((listed("").await, listed("?archived=true").await, listed("?archived=false").await), (1, 1, 0));
    let day = server.call("GET", "/api/v1/habits/daily", Some(&ana), Value::Null).await;
    assert_eq!(day.json()["items"], json!([]));
}

#[tokio::test]
async fn entries_keep_absent_fields_and_clear_null_ones() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let id = server.habit(&ana, daily("Stretch")).await;
    let path = format!("/api/v1/habits/{id}/entries/2026-03-11");
    server.call("PUT", &path, Some(&ana), json!({ "note": "calm" })).await;
    let ticked = server.call("PUT", &path, Some(&ana), json!({ "status": "done" })).await.json();
    assert_eq!(
        (&ticked["status"], &ticked["note"], &ticked["day"]),
        (&json!("done"), &json!("calm"), &json!("2026-03-11"))
    );
    let cleared = server.call("PUT", &path, Some(&ana), json!({ "note": null })).await.json();
    assert_eq!((&cleared["status"], &cleared["note"]), (&json!("done"), &Value::Null));
    let list = format!("/api/v1/habits/{id}/entries?from=2026-03-01&to=2026-03-31");
    assert_eq!(server.call("GET", &list, Some(&ana), Value::Null).await.json()["items"].as_array().unwrap().len(), 1);
    for _ in 0..2 {
        assert_eq!(server.call("DELETE", &path, Some(&ana), Value::Null).await.status, StatusCode::NO_CONTENT);
    }
    assert_eq!(server.call("GET", &list, Some(&ana), Value::Null).await.json()["items"], json!([]));
}

#[tokio::test]
async fn the_hour_of_an_entry_stays_changes_and_goes_like_its_other_fields() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let id = server.habit(&ana, daily("Stretch")).await;
    let path = format!("/api/v1/habits/{id}/entries/2026-03-11");
    let put = async |body: Value| {
        let answer = server.call("PUT", &path, Some(&ana), body).await.json();
        (answer["status"].clone(), answer["occurred_at"].clone())
    };
    let done = json!("done");
    assert_eq!(put(json!({ "status": "done" })).await, (done.clone(), json!("2026-03-12T09:00:00Z")));
    let morning = json!("2026-03-11T07:30:00Z");
    assert_eq!(put(json!({ "occurred_at": morning })).await, (done.clone(), morning.clone()));
    assert_eq!(put(json!({ "note": "calm" })).await, (done.clone(), morning));
    assert_eq!(
        put(json!({ "occurred_at": "2030-01-01T00:00:00Z" })).await,
        (done.clone(), json!("2026-03-12T09:00:00Z"))
    );
    assert_eq!(put(json!({ "occurred_at": null })).await, (done, Value::Null));
}

#[tokio::test]
async fn figures_follow_the_entries() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let mut body = daily("Stretch");
    body["starts_on"] = json!("2026-03-09");
    let id = server.habit(&ana, body).await;
    for day in 9..=12 {
        let path = format!("/api/v1/habits/{id}/entries/2026-03-{day:02}");
        server.call("PUT", &path, Some(&ana), json!({ "status": "done" })).await;
    }
    let streak = server.call("GET", &format!("/api/v1/habits/{id}/streak"), Some(&ana), Value::Null).await;
    assert_eq!(streak.json(), json!({ "current": 4, "best": 4, "unit": "day", "reserves_left": 2 }));
    let path = format!("/api/v1/habits/{id}/analytics?year=2026");
    let analytics = server.call("GET", &path, Some(&ana), Value::Null).await.json();
    assert_eq!(analytics["heat_map"].as_array().unwrap().len(), 365);
    assert_eq!(analytics["rate_30d"], json!(1.0));
    let day = server.call("GET", "/api/v1/habits/daily?day=2026-03-12", Some(&ana), Value::Null).await.json();
    assert_eq!((&day["items"][0]["state"], &day["items"][0]["entry"]["status"]), (&json!("met"), &json!("done")));
}

#[tokio::test]
async fn only_daily_habits_that_are_not_quit_have_reserves_of_their_own() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let weekly = json!({ "name": "Run", "kind": "yes_no", "schedule": { "type": "times_per_week", "times": 3 } });
    let quit = json!({ "name": "Smoking", "kind": "quit", "schedule": { "type": "daily" } });
    let chosen = json!({ "name": "Sugar", "kind": "quit", "schedule": { "type": "daily" }, "reserves_per_month": 1 });
    for (body, expected) in [(daily("Stretch"), 2), (weekly, 0), (quit, 0), (chosen, 1)] {
        let id = server.habit(&ana, body).await;
        let stored = server.call("GET", &format!("/api/v1/habits/{id}"), Some(&ana), Value::Null).await.json();
        assert_eq!(stored["reserves_per_month"], json!(expected), "{stored}");
    }
}

#[tokio::test]
async fn a_limit_may_count_silent_days_as_kept_and_nothing_else_may() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let limit = |assume: Option<bool>| {
        let mut body = json!({ "name": "Coffee", "kind": "limit", "target": "2", "schedule": { "type": "daily" } });
        assume.into_iter().for_each(|assume| body["assume_kept"] = json!(assume));
        body
    };
    for (body, expected) in [(limit(None), false), (limit(Some(true)), true)] {
        let id = server.habit(&ana, body).await;
        let path = format!("/api/v1/habits/{id}");
        let stored = server.call("GET", &path, Some(&ana), Value::Null).await.json();
        assert_eq!(stored["assume_kept"], json!(expected), "{stored}");
        let replaced = server.call("PUT", &path, Some(&ana), limit(Some(!expected))).await.json();
        assert_eq!(replaced["assume_kept"], json!(!expected), "{replaced}");
    }
    let mut other = daily("Stretch");
    other["assume_kept"] = json!(true);
    let refused = server.call("POST", "/api/v1/habits", Some(&ana), other).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let errors = refused.json()["errors"].clone();
    assert_eq!((&errors[0]["field"], &errors[0]["code"]), (&json!("assume_kept"), &json!("not_allowed")), "{errors}");
}

#[tokio::test]
async fn increments_add_up_once_each() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let body = json!({ "name": "Water", "kind": "measure", "target": "8", "unit": "glasses", "schedule": { "type": "daily" } });
    let id = server.habit(&ana, body).await;
    let path = format!("/api/v1/habits/{id}/entries/2026-03-12/increments");
    let one = json!({ "id": uuid_v7(1), "amount": "1.5" });
    server.call("POST", &path, Some(&ana), one.clone()).await;
    server.call("POST", &path, Some(&ana), one).await;
    let two = json!({ "id": uuid_v7(2), "amount": "2" });
    assert_eq!(server.call("POST", &path, Some(&ana), two).await.json()["value"], json!("3.5"));
}

#[tokio::test]
async fn the_order_is_kept() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let (one, two) = (server.habit(&ana, daily("One")).await, server.habit(&ana, daily("Two")).await);
    let ordered = server.call("PUT", "/api/v1/habits/order", Some(&ana), json!({ "ids": [two, one] })).await;
    assert_eq!(ordered.status, StatusCode::NO_CONTENT);
    let unknown = json!({ "ids": [one, uuid_v7(1)] });
    let refused = server.call("PUT", "/api/v1/habits/order", Some(&ana), unknown).await;
    assert_eq!((refused.status, refused.code().as_str()), (StatusCode::NOT_FOUND, "not_found"));
    let page = server.call("GET", "/api/v1/habits?limit=1", Some(&ana), Value::Null).await.json();
    assert_eq!(page["items"][0]["name"], json!("Two"));
    let next = format!("/api/v1/habits?limit=1&cursor={}", page["next_cursor"].as_str().unwrap());
    let page = server.call("GET", &next, Some(&ana), Value::Null).await.json();
    assert_eq!((&page["items"][0]["name"], &page["next_cursor"]), (&json!("One"), &Value::Null));
}

#[tokio::test]
async fn what_is_in_the_trash_is_listed_and_comes_back() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let id = server.habit(&ana, daily("Stretch")).await;
    server.habit(&ana, daily("Read")).await;
    let path = format!("/api/v1/habits/{id}");
    server.call("DELETE", &path, Some(&ana), Value::Null).await;
    let names = async |query: &str| {
        let answer = server.call("GET", &format!("/api/v1/habits{query}"), Some(&ana), Value::Null).await.json();
        let items = answer["items"].as_array().cloned().unwrap_or_default();
        items.iter().map(|item| (item["name"].clone(), item["deleted_at"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(names("?deleted=true").await, [(json!("Stretch"), json!("2026-03-12T09:00:00Z"))]);
    assert_eq!(names("?deleted=false").await, [(json!("Read"), Value::Null)]);
    let back = server.call("POST", &format!("{path}/restore"), Some(&ana), Value::Null).await;
    assert_eq!((back.status, &back.json()["deleted_at"]), (StatusCode::OK, &Value::Null));
    assert!(names("?deleted=true").await.is_empty());
}
