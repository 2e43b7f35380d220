//! What a process remembers of a person's habits is never older than what is stored.

use domain::{
    habits::{DayState, EntryPatch, EntryStatus, HabitKind, Patch, Schedule, TodayView},
    identity::WeekStart,
};
use jiff::civil::date;
use services::Services;
use test_support::{Person, TestServices, fields};

async fn today(services: &Services, person: &Person) -> TodayView {
    services.habits().today(&person.actor, None).await.unwrap()
}

#[tokio::test]
async fn what_another_process_wrote_is_seen_at_once() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let other = t.other_process().await;
    let ana = t.person("Ana").await;
    assert!(today(&t.services, &ana).await.items.is_empty());
    let habit = t.habit(&ana, "Read", date(2026, 3, 1)).await;
    assert_eq!(today(&other, &ana).await.items.len(), 1);
    let done = EntryPatch { status: Patch::Set(EntryStatus::Done), ..EntryPatch::default() };
    for (writer, reader) in [(&other, &t.services), (&t.services, &other)] {
        assert_eq!(today(reader, &ana).await.items[0].state, DayState::Due);
        writer.habits().set_entry(&ana.actor, habit, date(2026, 3, 10), done.clone()).await.unwrap();
        assert_eq!(today(reader, &ana).await.items[0].state, DayState::Met);
        writer.habits().clear_entry(&ana.actor, habit, date(2026, 3, 10)).await.unwrap();
    }
    other.habits().delete(&ana.actor, habit).await.unwrap();
    assert!(today(&t.services, &ana).await.items.is_empty());
}

#[tokio::test]
async fn another_day_and_another_calendar_are_worked_out_anew() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Read", date(2026, 3, 1)).await;
    t.check_in(&ana, habit, date(2026, 3, 10)).await.unwrap();
    let habits = t.services.habits();
    assert_eq!(today(&t.services, &ana).await.items[0].state, DayState::Met);
    let before = habits.today(&ana.actor, Some(date(2026, 3, 9))).await.unwrap();
    assert_eq!((before.day, before.items[0].state), (date(2026, 3, 9), DayState::Missed));
    t.clock.set("2026-03-11T08:00:00Z".parse().unwrap());
    let next = today(&t.services, &ana).await;
    assert_eq!((next.today, next.items[0].state), (date(2026, 3, 11), DayState::Due));
}

#[tokio::test]
async fn a_week_that_begins_on_another_day_is_counted_anew() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let mut ana = t.person("Ana").await;
    let schedule = Schedule::TimesPerWeek { times: 1 };
    let habit = t.habit_with(&ana, fields("Swim", HabitKind::YesNo, schedule, None, date(2026, 3, 1))).await;
    t.check_in(&ana, habit, date(2026, 3, 8)).await.unwrap();
    let by_monday = today(&t.services, &ana).await;
    ana.actor.preferences.week_start = WeekStart::Sunday;
    let by_sunday = today(&t.services, &ana).await;
    assert_eq!((by_monday.items[0].state, by_sunday.items[0].state), (DayState::Due, DayState::Met));
}

#[tokio::test]
async fn nobody_is_shown_what_another_person_is_known_for() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    t.habit(&ana, "Read", date(2026, 3, 1)).await;
    assert_eq!(today(&t.services, &ana).await.items.len(), 1);
    assert!(today(&t.services, &ben).await.items.is_empty());
}
