//! The one summary of a day.

use std::sync::Arc;

use domain::{
    identity::{PreferencesPatch, TimeZoneName},
    notifications::{NotificationKind, NotificationSettings},
    tasks::{Due, TaskFields},
};
use jiff::{
    SignedDuration, Timestamp,
    civil::{date, time},
};
use services::{Clock, Services, Settings, notifications::digest::plan_due, tasks::NewTask};
use test_support::{Person, TestServices};

use super::scene::{choose, queued};

async fn wish_for_a_summary(t: &TestServices, person: &Person) {
    let settings = NotificationSettings { digest_at: Some(time(7, 0, 0, 0)), ..NotificationSettings::default() };
    choose(t, &person.actor, settings).await;
}

/// Title and body of every summary in the list, newest first.
async fn summaries(t: &TestServices, person: &Person) -> Vec<(String, String)> {
    let list = t.services.notifications().list(&person.actor, None, 50).await.unwrap();
    assert!(list.items.iter().all(|row| row.kind == NotificationKind::DailySummary && row.path == "/app"));
    list.items.into_iter().map(|row| (row.title, row.body)).collect()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[tokio::test]
async fn a_summary_counts_the_tasks_that_are_due() {
    let t = TestServices::at("2026-03-10T05:59:00Z").await;
    let ana = t.person_in("Ana", "Europe/Berlin").await;
    t.habit(&ana, "Read", date(2026, 3, 1)).await;
    for (title, day) in [("Call the bank", 10), ("Pay the rent", 11)] {
        let fields = TaskFields { due: Some(Due::on(date(2026, 3, day))), ..TaskFields::titled(title) };
        let wish = NewTask { id: None, fields, position: None, key: None };
        t.services.tasks().create(&ana.actor, wish).await.unwrap();
    }
    wish_for_a_summary(&t, &ana).await;
    t.clock.advance(SignedDuration::from_mins(1));
    assert_eq!(plan_due(&t.services).await.unwrap(), 1);
    t.services.jobs().run_due(1).await.unwrap();
    let both = ("2 things for today".to_owned(), "Read and Call the bank. One at a time is fine.".to_owned());
    assert_eq!(summaries(&t, &ana).await, [both]);
}

#[tokio::test]
async fn a_summary_comes_at_its_time_once_a_day() {
    let t = TestServices::at("2026-03-10T05:59:00Z").await;
    let ana = t.person_in("Ana", "Europe/Berlin").await;
    let read = t.habit(&ana, "Read", date(2026, 3, 1)).await;
    t.habit(&ana, "Run", date(2026, 3, 1)).await;
    wish_for_a_summary(&t, &ana).await;
    assert_eq!(plan_due(&t.services).await.unwrap(), 0);
    t.clock.advance(SignedDuration::from_mins(1));
    assert_eq!(plan_due(&t.services).await.unwrap(), 1);
    assert_eq!(plan_due(&t.services).await.unwrap(), 0);
    assert_eq!(t.services.jobs().run_due(1).await.unwrap(), 1);
    let both = ("2 things for today".to_owned(), "Read and Run. One at a time is fine.".to_owned());
    assert_eq!(summaries(&t, &ana).await, [both]);
    assert!(queued(&t, &ana).await.iter().any(|(kind, _)| kind == "deliver_mail"), "mail is on for it");

    t.clock.advance(SignedDuration::from_hours(24));
    t.check_in(&ana, read, date(2026, 3, 11)).await.unwrap();
    assert_eq!(plan_due(&t.services).await.unwrap(), 1);
    t.services.jobs().run_due(10).await.unwrap();
    assert_eq!(summaries(&t, &ana).await[0].0, "One thing for today");
}

#[tokio::test]
async fn a_day_that_asks_for_nothing_has_no_summary() {
    let t = TestServices::at("2026-03-10T06:59:00Z").await;
    let ana = t.person("Ana").await;
    let read = t.habit(&ana, "Read", date(2026, 3, 1)).await;
    wish_for_a_summary(&t, &ana).await;
    t.check_in(&ana, read, date(2026, 3, 10)).await.unwrap();
    t.clock.advance(SignedDuration::from_mins(1));
    assert_eq!(plan_due(&t.services).await.unwrap(), 1);
    t.services.jobs().run_due(10).await.unwrap();
    assert!(summaries(&t, &ana).await.is_empty());
}

#[tokio::test]
async fn after_a_long_silence_a_summary_is_left_out_and_the_next_one_comes() {
    let t = TestServices::at("2026-03-10T06:00:00Z").await;
    let ana = t.person("Ana").await;
    t.habit(&ana, "Read", date(2026, 3, 1)).await;
    wish_for_a_summary(&t, &ana).await;
    t.clock.set(at("2026-03-11T09:00:01Z"));
    assert_eq!(plan_due(&t.services).await.unwrap(), 0);
    t.clock.set(at("2026-03-12T09:00:00Z"));
    assert_eq!(plan_due(&t.services).await.unwrap(), 1, "two hours late is early enough");
    // Nobody worked the queue in time.
    t.clock.advance(SignedDuration::from_secs(1));
    t.services.jobs().run_due(10).await.unwrap();
    assert!(summaries(&t, &ana).await.is_empty());
}

#[tokio::test]
async fn a_summary_that_was_switched_off_does_not_come() {
    let t = TestServices::at("2026-03-10T07:00:00Z").await;
    let ana = t.person("Ana").await;
    t.habit(&ana, "Read", date(2026, 3, 1)).await;
    wish_for_a_summary(&t, &ana).await;
    t.clock.advance(SignedDuration::from_hours(24));
    assert_eq!(plan_due(&t.services).await.unwrap(), 1);
    t.services.notifications().silence(&ana.actor).await.unwrap();
    t.services.jobs().run_due(10).await.unwrap();
    t.clock.advance(SignedDuration::from_hours(24));
    assert_eq!(plan_due(&t.services).await.unwrap(), 0);
    assert!(summaries(&t, &ana).await.is_empty());
}

#[tokio::test]
async fn a_summary_moves_with_its_owner() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    t.habit(&ana, "Read", date(2026, 3, 1)).await;
    wish_for_a_summary(&t, &ana).await;
    let patch =
        PreferencesPatch { time_zone: TimeZoneName::parse("Pacific/Auckland").ok(), ..PreferencesPatch::default() };
    t.services.identity().update_profile(&ana.actor, &patch).await.unwrap();
    t.clock.set(at("2026-03-10T17:59:59Z"));
    assert_eq!(plan_due(&t.services).await.unwrap(), 0);
    t.clock.set(at("2026-03-10T18:00:00Z"));
    assert_eq!(plan_due(&t.services).await.unwrap(), 1, "seven in the morning in Auckland");
}

#[tokio::test]
async fn two_processes_send_one_summary() {
    let t = TestServices::at("2026-03-10T06:00:00Z").await;
    let as_clock: Arc<dyn Clock> = Arc::clone(&t.clock) as _;
    let pool = t.database.pool("wellspring_app", 4).await.unwrap();
    let worker = t.database.pool("wellspring_worker", 2).await.unwrap();
    let other = Services::new(pool, worker, as_clock, Settings::default());
    let mut people = Vec::new();
    for name in ["Ana", "Ben", "Eva", "Ida", "Jon"] {
        let person = t.person(name).await;
        t.habit(&person, "Read", date(2026, 3, 1)).await;
        wish_for_a_summary(&t, &person).await;
        people.push(person);
    }
    t.clock.advance(SignedDuration::from_hours(1));
    let (here, there) = futures::future::join(plan_due(&t.services), plan_due(&other)).await;
    assert_eq!(here.unwrap() + there.unwrap(), people.len());
    for person in &people {
        assert_eq!(queued(&t, person).await.len(), 1);
    }
}
