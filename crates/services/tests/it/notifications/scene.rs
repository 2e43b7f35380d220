//! What these tests have in common: something to tell, browsers that take pushes, and a look into the queue.

use domain::{
    ids::HabitId,
    notifications::{Channels, NotificationKind, NotificationSettings},
};
use jiff::{Timestamp, civil::Date};
use services::{
    Actor, ExpectedVersion,
    notifications::{NewNotification, notify},
};
use test_support::{Person, TestServices};
use uuid::Uuid;

/// Something about nothing in particular.
pub fn plain(key: &str) -> NewNotification {
    NewNotification {
        kind: NotificationKind::HabitReminder,
        dedupe_key: key.to_owned(),
        title: "Read".to_owned(),
        body: "It is on your list for today.".to_owned(),
        path: "/app".to_owned(),
        habit_id: None,
        task_id: None,
        day: None,
        expires_at: None,
    }
}

/// A word about a habit's day.
pub fn about(key: &str, habit: HabitId, day: Date) -> NewNotification {
    NewNotification { habit_id: Some(habit), day: Some(day), path: format!("/app/habits/{habit}"), ..plain(key) }
}

/// Tells it. Whether it was news.
pub async fn tell(t: &TestServices, person: &Person, new: &NewNotification) -> bool {
    let mut tx = t.services.begin(person.actor.user_id).await.unwrap();
    let told = notify(&mut tx, new).await.unwrap();
    tx.commit().await.unwrap();
    told.is_some()
}

/// A browser of a person that takes pushes. Written straight to the table: subscribing has tests of its own.
pub async fn browser(t: &TestServices, person: &Person) -> Uuid {
    let id = t.services.new_id();
    sqlx::query(
        "insert into push_subscriptions (user_id, subscription_id, endpoint, p256dh, auth, label, created_at, seen_at)
         values ($1, $2, $3, decode(repeat('04', 65), 'hex'), decode(repeat('00', 16), 'hex'), 'Firefox', now(), now())",
    )
    .bind(person.actor.user_id.uuid())
    .bind(id)
    .bind(format!("https://push.example.org/{id}"))
    .execute(&t.owner)
    .await
    .unwrap();
    id
}

/// Settings with other channels for reminders.
pub fn reminders(in_app: bool, push: bool, mail: bool) -> NotificationSettings {
    let mut settings = NotificationSettings::default();
    settings.matrix.insert(NotificationKind::HabitReminder, Channels { in_app, push, mail });
    settings
}

pub async fn choose(t: &TestServices, actor: &Actor, settings: NotificationSettings) {
    t.services.notifications().replace_settings(actor, settings, &ExpectedVersion::Any).await.unwrap();
}

/// Kind and time of everything of a person in the queue, the earliest first.
pub async fn queued(t: &TestServices, person: &Person) -> Vec<(String, Timestamp)> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "select kind, extract(epoch from run_at)::bigint from jobs where user_id = $1 order by run_at, kind",
    )
    .bind(person.actor.user_id.uuid())
    .fetch_all(&t.owner)
    .await
    .unwrap();
    rows.into_iter().map(|(kind, second)| (kind, Timestamp::from_second(second).unwrap())).collect()
}

/// The same without the times.
pub async fn kinds(t: &TestServices, person: &Person) -> Vec<String> {
    queued(t, person).await.into_iter().map(|(kind, _)| kind).collect()
}
