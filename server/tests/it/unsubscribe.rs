//! The link that stops mails, as a browser and as a mail program use it.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::notifications::{Channels, NotificationKind, NotificationSettings};
use serde_json::Value;
use services::{
    ExpectedVersion,
    notifications::{NewNotification, notify},
};

use crate::support::{Answer, Caller, TestServer};

/// The path of the link in a reminder that Ana got by mail.
async fn mailed_link(server: &TestServer, ana: &Caller) -> String {
    let services = server.services();
    sqlx::query("update users set email_verified_at = now()").execute(server.owner()).await.unwrap();
    let actor = services.identity().bearer_actor(&ana.token).await.unwrap().unwrap();
    let channels = Channels { in_app: true, push: false, mail: true };
    let matrix = NotificationKind::ALL.into_iter().map(|kind| (kind, channels)).collect();
    let settings = NotificationSettings { matrix, ..NotificationSettings::default() };
    services.notifications().replace_settings(&actor, settings, &ExpectedVersion::Any).await.unwrap();
    let reminder = NewNotification {
        kind: NotificationKind::HabitReminder,
        dedupe_key: "one".to_owned(),
        title: "Stretch".to_owned(),
        body: "Did you stretch?".to_owned(),
        path: "/app".to_owned(),
        habit_id: None,
        task_id: None,
        day: None,
        expires_at: None,
    };
    let mut tx = services.begin(actor.user_id).await.unwrap();
    notify(&mut tx, &reminder).await.unwrap();
    tx.commit().await.unwrap();
    services.jobs().run_due(10).await.unwrap();
    let mails = services.mail().list().await.unwrap();
    let mail = mails.iter().find(|mail| mail.kind == "habit_reminder").unwrap();
    let text = services.mail().show(mail.mail_id).await.unwrap().body_text;
    let token = text.split_once("/unsubscribe/").unwrap().1.split_whitespace().next().unwrap();
    format!("/unsubscribe/{token}")
}

async fn takes_mail(server: &TestServer, ana: &Caller) -> bool {
    let actor = server.services().identity().bearer_actor(&ana.token).await.unwrap().unwrap();
    let current = server.services().notifications().settings(&actor).await.unwrap();
    current.settings.channels(NotificationKind::HabitReminder).mail
}

async fn post(server: &TestServer, path: &str, headers: &[(&str, &str)], body: &'static str) -> Answer {
    let mut request = Request::post(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    server.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn a_mail_program_stops_mails_by_one_post() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let link = mailed_link(&server, &ana).await;
    for (kind, body) in [
        ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"),
        (
            "multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n",
        ),
    ] {
        let answer = post(&server, &link, &[("content-type", kind)], body).await;
        assert_eq!(answer.status, StatusCode::OK, "{kind}: {}", answer.text);
        assert!(!takes_mail(&server, &ana).await, "{kind}");
    }
}

#[tokio::test]
async fn the_page_asks_says_what_is_off_and_offers_the_way_back() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let link = mailed_link(&server, &ana).await;
    let asked = server.call("GET", &link, None, Value::Null).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert!(asked.text.contains("Reminders of your habits come to you by mail. Stop them?"), "{}", asked.text);
    assert_eq!(asked.headers[header::REFERRER_POLICY], "no-referrer");
    assert_eq!(asked.headers[header::CACHE_CONTROL], "private, no-store");
    assert!(takes_mail(&server, &ana).await, "programs that look into mail follow links");

    // A browser that sends no referrer names no origin either.
    let from_page = [("origin", "null"), ("content-type", "application/x-www-form-urlencoded")];
    let stopped = post(&server, &link, &from_page, "").await;
    assert!(stopped.text.contains("Reminders of your habits no longer come by mail."), "{}", stopped.text);
    assert!(stopped.text.contains(&format!("action=\"{link}/undo\"")), "{}", stopped.text);
    assert!(!takes_mail(&server, &ana).await);
    let again = server.call("GET", &link, None, Value::Null).await;
    assert!(again.text.contains("no longer come by mail"), "{}", again.text);
    let undone = post(&server, &format!("{link}/undo"), &from_page, "").await;
    assert!(undone.text.contains("Reminders of your habits come by mail again."), "{}", undone.text);
    assert!(takes_mail(&server, &ana).await);
}

#[tokio::test]
async fn a_link_that_is_none_of_ours_says_so() {
    let server = TestServer::start().await;
    for method in ["GET", "POST"] {
        let answer = server.call(method, "/unsubscribe/made-up", None, Value::Null).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{method}");
        assert!(answer.text.contains("This link does not work"), "{}", answer.text);
    }
}
