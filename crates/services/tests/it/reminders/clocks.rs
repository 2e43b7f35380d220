//! Reminders where clocks change: by summer time, and by a journey.

use domain::{
    identity::{PreferencesPatch, TimeZoneName},
    ids::{HabitId, ReminderId},
    reminders::HabitReminderFields,
};
use jiff::civil::date;
use test_support::{Person, TestServices};

use super::scene::{asked, at, daily, remind};

async fn in_berlin(now: &str) -> (TestServices, Person, HabitId) {
    let t = TestServices::at(now).await;
    let ana = t.person_in("Ana", "Europe/Berlin").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    (t, ana, habit)
}

async fn travel(t: &TestServices, person: &Person, zone: &str) {
    let patch = PreferencesPatch { time_zone: TimeZoneName::parse(zone).ok(), ..PreferencesPatch::default() };
    t.services.identity().update_profile(&person.actor, &patch).await.unwrap();
}

fn key(id: ReminderId, day: &str, time: &str) -> String {
    format!("reminder:{id}:{day}T{time}:00")
}

#[tokio::test]
async fn a_time_that_does_not_exist_is_asked_for_at_the_next_minute() {
    let (t, ana, habit) = in_berlin("2026-03-28T12:00:00Z").await;
    let id = remind(&t, &ana, daily(habit, 2, 30)).await;
    assert!(at(&t, "2026-03-29T00:59:59Z").await.is_empty());
    assert_eq!(at(&t, "2026-03-29T01:00:00Z").await, [key(id, "2026-03-29", "02:30")]);
    assert_eq!(at(&t, "2026-03-29T01:30:00Z").await.len(), 1);
    assert_eq!(at(&t, "2026-03-30T00:30:00Z").await.len(), 2);
}

#[tokio::test]
async fn a_repeated_hour_is_asked_for_once() {
    let (t, ana, habit) = in_berlin("2026-10-24T12:00:00Z").await;
    let id = remind(&t, &ana, daily(habit, 2, 30)).await;
    assert!(at(&t, "2026-10-25T00:29:59Z").await.is_empty());
    assert_eq!(at(&t, "2026-10-25T00:30:00Z").await, [key(id, "2026-10-25", "02:30")]);
    // 02:30 again by the wall clock.
    assert_eq!(at(&t, "2026-10-25T01:30:00Z").await.len(), 1);
    assert_eq!(at(&t, "2026-10-26T01:30:00Z").await.len(), 2);
}

#[tokio::test]
async fn reminders_travel_with_their_owner_unless_they_keep_to_a_clock() {
    let (t, ana, habit) = in_berlin("2026-03-10T05:00:00Z").await;
    let other = t.habit(&ana, "Call home", date(2026, 3, 1)).await;
    let travelling = remind(&t, &ana, daily(habit, 7, 0)).await;
    let zone = TimeZoneName::parse("Europe/Berlin").ok();
    let fixed = remind(&t, &ana, HabitReminderFields { zone, ..daily(other, 7, 0) }).await;
    assert_eq!(at(&t, "2026-03-10T06:00:00Z").await.len(), 2);
    t.clock.set("2026-03-10T08:00:00Z".parse().unwrap());
    travel(&t, &ana, "America/New_York").await;
    // 07:00 in New York: this date was asked for in Berlin.
    assert_eq!(at(&t, "2026-03-10T11:00:00Z").await.len(), 2);
    let mut expected = asked(&t).await;
    // 07:00 in Berlin, in the night of New York.
    expected.push(key(fixed, "2026-03-11", "07:00"));
    expected.sort();
    assert_eq!(at(&t, "2026-03-11T06:00:00Z").await, expected);
    expected.push(key(travelling, "2026-03-11", "07:00"));
    expected.sort();
    assert_eq!(at(&t, "2026-03-11T11:00:00Z").await, expected);
}

#[tokio::test]
async fn a_morning_that_a_journey_leaps_over_is_asked_for_on_arrival() {
    let (t, ana, habit) = in_berlin("2026-03-10T04:00:00Z").await;
    let id = remind(&t, &ana, daily(habit, 7, 0)).await;
    // 06:30 in Berlin is 07:30 in Helsinki.
    t.clock.set("2026-03-10T05:30:00Z".parse().unwrap());
    travel(&t, &ana, "Europe/Helsinki").await;
    assert_eq!(at(&t, "2026-03-10T05:30:10Z").await, [key(id, "2026-03-10", "07:00")]);
    assert_eq!(at(&t, "2026-03-10T06:00:00Z").await.len(), 1);
    // Who names the zone that they are in has not moved.
    travel(&t, &ana, "Europe/Helsinki").await;
    let events = "select count(*) from events where kind = 'days_moved'";
    let moved: i64 = sqlx::query_scalar(events).fetch_one(&t.owner).await.unwrap();
    assert_eq!(moved, 1);
}
