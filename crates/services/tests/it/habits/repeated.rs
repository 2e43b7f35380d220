//! Requests that come twice under one key.

use domain::habits::{HabitFields, HabitKind, Schedule};
use jiff::{SignedDuration, civil::date};
use services::{
    IdempotencyKey, ServiceError,
    habits::{Created, NewHabit},
};
use test_support::{Person, TestServices, fields};

async fn create(t: &TestServices, person: &Person, wish: HabitFields) -> Result<Created, ServiceError> {
    let key = Some(IdempotencyKey::parse("one").unwrap());
    let wish = NewHabit { id: None, fields: wish.checked().unwrap(), archived_at: None, key };
    t.services.habits().create_once(&person.actor, wish).await
}

fn daily(name: &str) -> HabitFields {
    fields(name, HabitKind::YesNo, Schedule::Daily {}, None, date(2026, 1, 1))
}

#[tokio::test]
async fn a_key_is_remembered_for_a_day() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let first = create(&t, &ana, daily("Stretch")).await.unwrap();
    t.clock.advance(SignedDuration::from_secs(24 * 3600 - 1));
    t.services.sync().sweep().await.unwrap();
    let again = create(&t, &ana, daily("Stretch")).await.unwrap();
    assert_eq!((again.is_new, again.record.habit.id), (false, first.record.habit.id));
    let other = create(&t, &ana, daily("Read")).await.unwrap_err();
    assert_eq!(other.to_problem().code, "idempotency_key_reused");

    t.clock.advance(SignedDuration::from_secs(1));
    assert!(create(&t, &ana, daily("Read")).await.unwrap().is_new, "the day is over");
    t.clock.advance(SignedDuration::from_secs(24 * 3600 + 1));
    assert_eq!(t.services.sync().sweep().await.unwrap().keys, 1);
}

#[tokio::test]
async fn two_requests_at_once_make_one_habit() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let (one, two) = tokio::join!(create(&t, &ana, daily("Stretch")), create(&t, &ana, daily("Stretch")));
    let (one, two) = (one.unwrap(), two.unwrap());
    assert_eq!(one.record.habit.id, two.record.habit.id);
    assert_ne!(one.is_new, two.is_new);
}

#[tokio::test]
async fn keys_of_one_person_are_nothing_to_another() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    create(&t, &ana, daily("Hers")).await.unwrap();
    assert!(create(&t, &ben, daily("His")).await.unwrap().is_new);
    let mut tx = t.services.begin(ben.actor.user_id).await.unwrap();
    let seen: i64 = sqlx::query_scalar("select count(*) from idempotency_keys").fetch_one(tx.conn()).await.unwrap();
    assert_eq!(seen, 1);
}
