//! Notifications by mail: one for one notification, to who wants it, and read by a mail server of others.

use std::time::Duration;

use domain::{
    ids::NotificationId,
    notifications::{Channels, NotificationKind, NotificationSettings},
};
use jiff::{SignedDuration, Timestamp};
use services::{
    ExpectedVersion, Settings,
    jobs::{Job, enqueue},
    mail::{self, MailEntry},
    notifications::{NewNotification, notify},
    settings::MailSettings,
};
use test_support::{Person, TestServices};
use tokio_util::sync::CancellationToken;

use super::oracle::MailServer;

pub const NOON: &str = "2026-03-10T12:00:00Z";
pub const HOME: &str = "https://wellspring.example.org";

/// Ana, whose address is proved and who wants every kind by mail.
pub async fn ana(t: &TestServices) -> Person {
    let ana = t.person("Ana").await;
    prove_address(t, &ana).await;
    want_mails(t, &ana, true).await;
    ana
}

async fn prove_address(t: &TestServices, person: &Person) {
    sqlx::query("update users set email_verified_at = now() where user_id = $1")
        .bind(person.actor.user_id.uuid())
        .execute(&t.owner)
        .await
        .unwrap();
}

async fn want_mails(t: &TestServices, person: &Person, mail: bool) {
    let channels = Channels { in_app: true, push: false, mail };
    let matrix = NotificationKind::ALL.into_iter().map(|kind| (kind, channels)).collect();
    let settings = NotificationSettings { matrix, ..NotificationSettings::default() };
    t.services.notifications().replace_settings(&person.actor, settings, &ExpectedVersion::Any).await.unwrap();
}

pub fn reminder(key: &str) -> NewNotification {
    NewNotification {
        kind: NotificationKind::HabitReminder,
        dedupe_key: key.to_owned(),
        title: "Stretch – früh".to_owned(),
        body: "Did you stretch today?\nTwo minutes are enough.".to_owned(),
        path: "/app/habits/7".to_owned(),
        habit_id: None,
        task_id: None,
        day: None,
        expires_at: None,
    }
}

/// Tells a person something; what follows from it waits in the queue.
pub async fn tell(t: &TestServices, person: &Person, new: &NewNotification) -> NotificationId {
    let mut tx = t.services.begin(person.actor.user_id).await.unwrap();
    let id = notify(&mut tx, new).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    id
}

/// Puts the job of a mail in once more, as if its first try had been lost.
async fn try_again(t: &TestServices, person: &Person, notification_id: NotificationId) {
    let user_id = person.actor.user_id;
    let mut tx = t.services.begin(user_id).await.unwrap();
    let job = Job::DeliverMail { user_id, notification_id };
    enqueue(tx.conn(), &t.services, &job, t.services.now(), None).await.unwrap();
    tx.commit().await.unwrap();
}

pub async fn work(t: &TestServices) {
    t.services.jobs().run_due(100).await.unwrap();
}

pub async fn outbox(t: &TestServices) -> Vec<MailEntry> {
    t.services.mail().list().await.unwrap()
}

#[tokio::test]
async fn a_mail_server_reads_a_reminder_as_it_was_meant() {
    let mut server = MailServer::start().await;
    let mail = MailSettings { smtp_url: Some(server.url.clone()), from: "Wellspring <hello@example.org>".to_owned() };
    let settings = Settings { public_url: HOME.to_owned(), mail, ..Settings::default() };
    let t = TestServices::with_settings(NOON, settings).await;
    let ana = ana(&t).await;
    let id = tell(&t, &ana, &reminder("one")).await;
    work(&t).await;
    let cancel = CancellationToken::new();
    let worker = tokio::spawn(mail::run(t.services.clone(), cancel.clone()));
    let taken = server.mail().await;
    assert_eq!(taken["defects"].as_array().unwrap().len(), 0, "{taken}");
    assert_eq!(taken["from"], serde_json::json!([["Wellspring", "hello@example.org"]]));
    assert_eq!(taken["to"], serde_json::json!([ana.actor.email]));
    assert_eq!(taken["envelope"], serde_json::json!(["hello@example.org", [ana.actor.email]]));
    assert_eq!(taken["subject"], "Stretch – früh");
    assert_eq!(taken["message_id"], format!("<{id}@example.org>"));
    assert!(taken["date"].as_f64().unwrap() > 1.0e9);
    assert_eq!(taken["kinds"], serde_json::json!(["multipart/alternative", "text/plain", "text/html"]));
    assert!(taken["longest_line"].as_u64().unwrap() <= 998);

    let header = |name: &str| taken["headers"][name].as_array().unwrap().clone();
    assert_eq!(header("Auto-Submitted"), ["auto-generated"]);
    assert_eq!(header("List-Id"), ["<habit-reminder.notifications.example.org>"]);
    assert_eq!(header("List-Unsubscribe-Post"), ["List-Unsubscribe=One-Click"]);
    let stop = header("List-Unsubscribe")[0].as_str().unwrap().to_owned();
    let token = stop.strip_prefix(&format!("<{HOME}/unsubscribe/")).unwrap().strip_suffix('>').unwrap();

    let text = taken["text"].as_str().unwrap().replace("\r\n", "\n");
    let expected = format!(
        "Hello Ana,\n\nDid you stretch today?\n\nTwo minutes are enough.\n\nOpen Wellspring:\n{HOME}/app/habits/7\n\n\
         You get this mail because you asked to be reminded of this habit by mail.\n\nWellspring\n\n\
         Stop these mails:\n{HOME}/unsubscribe/{token}\n\nChoose what is sent to you:\n{HOME}/app/settings/notifications\n"
    );
    assert_eq!(text.trim_end(), expected.trim_end());
    for part in ["Hello Ana,", "Two minutes are enough.", "/app/habits/7", token, "Stop these mails"] {
        assert!(taken["html"].as_str().unwrap().contains(part), "{part}");
    }
    until_sent(&t).await;
    cancel.cancel();
    worker.await.unwrap();

    // The address of the header is enough to stop them.
    t.services.unsubscribe().stop(token).await.unwrap();
    tell(&t, &ana, &reminder("two")).await;
    work(&t).await;
    assert_eq!(outbox(&t).await.len(), 1);
}

async fn until_sent(t: &TestServices) {
    tokio::time::timeout(Duration::from_secs(20), async {
        while outbox(t).await.iter().any(|mail| mail.sent_at.is_none()) {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_mail_about_the_account_carries_no_way_to_stop_it() {
    let mut server = MailServer::start().await;
    let mail = MailSettings { smtp_url: Some(server.url.clone()), from: "Wellspring <hello@example.org>".to_owned() };
    let t = TestServices::with_settings(NOON, Settings { mail, ..Settings::default() }).await;
    let marta = crate::identity::scene::application("marta@example.org");
    t.services.identity().sign_up(&marta, &crate::identity::scene::client(1)).await.unwrap();
    let cancel = CancellationToken::new();
    let worker = tokio::spawn(mail::run(t.services.clone(), cancel.clone()));
    let taken = server.mail().await;
    assert_eq!(taken["defects"].as_array().unwrap().len(), 0, "{taken}");
    assert_eq!(taken["subject"], "Welcome to Wellspring");
    assert_eq!(taken["headers"], serde_json::json!({ "Auto-Submitted": ["auto-generated"] }));
    cancel.cancel();
    worker.await.unwrap();
}

#[tokio::test]
async fn a_job_that_is_tried_again_sends_nothing_twice() {
    let t = TestServices::at(NOON).await;
    let ana = ana(&t).await;
    let id = tell(&t, &ana, &reminder("one")).await;
    work(&t).await;
    assert_eq!(outbox(&t).await.len(), 1);
    for _ in 0..3 {
        try_again(&t, &ana, id).await;
    }
    let (one, other) = tokio::join!(t.services.jobs().run_due(10), t.services.jobs().run_due(10));
    assert_eq!(one.unwrap() + other.unwrap(), 3);
    let mails = outbox(&t).await;
    assert_eq!(mails.len(), 1);
    assert_eq!((mails[0].kind.as_str(), mails[0].mail_id.uuid()), ("habit_reminder", id.uuid()));

    // Also when it has left: what is sent stays known.
    sqlx::query("update mail_outbox set sent_at = now(), body_text = '', body_html = '', unsubscribe_url = null")
        .execute(&t.owner)
        .await
        .unwrap();
    try_again(&t, &ana, id).await;
    work(&t).await;
    let mails = outbox(&t).await;
    assert_eq!((mails.len(), mails[0].sent_at.is_some()), (1, true));
}

#[tokio::test]
async fn nothing_is_sent_that_nobody_waits_for() {
    let t = TestServices::at(NOON).await;
    let stranger = t.person("Ben").await;
    want_mails(&t, &stranger, true).await;
    tell(&t, &stranger, &reminder("unproved")).await;
    work(&t).await;
    assert_eq!(outbox(&t).await.len(), 0, "an address that nobody proved");

    let ana = ana(&t).await;
    let read = tell(&t, &ana, &reminder("read")).await;
    sqlx::query("update notifications set read_at = now() where notification_id = $1")
        .bind(read.uuid())
        .execute(&t.owner)
        .await
        .unwrap();
    work(&t).await;
    assert_eq!(outbox(&t).await.len(), 0, "what was read meanwhile");

    let soon: Timestamp = "2026-03-10T13:00:00Z".parse().unwrap();
    tell(&t, &ana, &NewNotification { expires_at: Some(soon), ..reminder("expired") }).await;
    t.clock.advance(SignedDuration::from_hours(2));
    work(&t).await;
    assert_eq!(outbox(&t).await.len(), 0, "what is worth nothing any more");

    tell(&t, &ana, &reminder("late")).await;
    t.clock.advance(SignedDuration::from_hours(25));
    work(&t).await;
    assert_eq!(outbox(&t).await.len(), 0, "what tells of yesterday");

    tell(&t, &ana, &reminder("off")).await;
    want_mails(&t, &ana, false).await;
    work(&t).await;
    assert_eq!(outbox(&t).await.len(), 0, "what was switched off meanwhile");

    want_mails(&t, &ana, true).await;
    tell(&t, &ana, &reminder("wanted")).await;
    work(&t).await;
    assert_eq!(outbox(&t).await.len(), 1);
}
