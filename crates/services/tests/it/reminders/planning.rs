//! What is asked: of habits that are open, at the time, and nothing that is old.

use domain::{
    habits::{DocumentFields, HabitKind, PauseFields, PauseScope, Schedule},
    identity::PreferencesPatch,
    reminders::HabitReminderFields,
    time::DayStart,
};
use jiff::civil::{Time, date};
use services::{habits::documents::NewDocument, reminders::plan_due};
use test_support::{TestServices, fields};

use super::scene::{at, change, daily, remind};

#[tokio::test]
async fn a_reminder_asks_at_its_time_once_and_leads_to_its_habit() {
    let t = TestServices::at("2026-03-10T05:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let id = remind(&t, &ana, daily(habit, 7, 0)).await;
    assert!(at(&t, "2026-03-10T06:59:59Z").await.is_empty());
    let first = format!("reminder:{id}:2026-03-10T07:00:00");
    assert_eq!(at(&t, "2026-03-10T07:00:00Z").await, std::slice::from_ref(&first));
    assert_eq!(at(&t, "2026-03-10T07:00:20Z").await, std::slice::from_ref(&first));
    assert_eq!(at(&t, "2026-03-11T07:00:05Z").await, [first, format!("reminder:{id}:2026-03-11T07:00:00")]);
    let row: (String, String, String, String) =
        sqlx::query_as("select kind, title, path, day::text from notifications order by dedupe_key limit 1")
            .fetch_one(&t.owner)
            .await
            .unwrap();
    let path = format!("/app/habits/{habit}");
    let told = ("habit_reminder".to_owned(), "Stretch".to_owned(), path, "2026-03-10".to_owned());
    assert_eq!(row, told);
}

#[tokio::test]
async fn a_window_asks_again_until_the_day_is_done() {
    let t = TestServices::at("2026-03-10T05:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let until = Some(Time::constant(9, 0, 0, 0));
    let often = HabitReminderFields { until, every_minutes: Some(15), ..daily(habit, 7, 0) };
    remind(&t, &ana, often).await;
    assert_eq!(at(&t, "2026-03-10T07:00:00Z").await.len(), 1);
    assert_eq!(at(&t, "2026-03-10T07:15:00Z").await.len(), 2);
    t.check_in(&ana, habit, date(2026, 3, 10)).await.unwrap();
    assert_eq!(at(&t, "2026-03-10T07:30:00Z").await.len(), 2);
    assert_eq!(at(&t, "2026-03-10T09:00:00Z").await.len(), 2);
    assert_eq!(at(&t, "2026-03-11T07:00:00Z").await.len(), 3);
}

#[tokio::test]
async fn what_is_done_paused_archived_or_in_the_trash_is_quiet() {
    let t = TestServices::at("2026-03-10T05:00:00Z").await;
    let ana = t.person("Ana").await;
    let habits = t.services.habits();
    let mut made = Vec::new();
    for name in ["Done", "Paused", "Archived", "Trashed", "Open"] {
        let habit = t.habit(&ana, name, date(2026, 3, 1)).await;
        remind(&t, &ana, daily(habit, 7, 0)).await;
        made.push(habit);
    }
    t.check_in(&ana, made[0], date(2026, 3, 10)).await.unwrap();
    let (from_day, to_day) = (date(2026, 3, 9), Some(date(2026, 3, 10)));
    let pause = PauseFields { scope: PauseScope::Habit(made[1]), from_day, to_day, reason: None };
    let wish = NewDocument { id: None, fields: DocumentFields::Pause(pause), key: None };
    habits.create_document(&ana.actor, wish).await.unwrap();
    habits.archive(&ana.actor, made[2]).await.unwrap();
    habits.delete(&ana.actor, made[3]).await.unwrap();
    at(&t, "2026-03-10T07:00:00Z").await;
    let titles = "select title from notifications order by title";
    let told: Vec<String> = sqlx::query_scalar(titles).fetch_all(&t.owner).await.unwrap();
    assert_eq!(told, ["Open"]);
    // The pause is over, the day is another one, and what came back asks again.
    habits.restore(&ana.actor, made[2]).await.unwrap();
    habits.undelete(&ana.actor, made[3]).await.unwrap();
    at(&t, "2026-03-11T07:00:00Z").await;
    let told: Vec<String> = sqlx::query_scalar(titles).fetch_all(&t.owner).await.unwrap();
    assert_eq!(told, ["Archived", "Done", "Open", "Open", "Paused", "Trashed"]);
}

#[tokio::test]
async fn a_week_is_asked_for_when_its_days_are_as_many_as_its_need() {
    let t = TestServices::at("2026-03-08T20:00:00Z").await;
    let ana = t.person("Ana").await;
    let thrice = Schedule::TimesPerWeek { times: 3 };
    let habit = t.habit_with(&ana, fields("Run", HabitKind::YesNo, thrice, None, date(2026, 1, 1))).await;
    remind(&t, &ana, daily(habit, 7, 0)).await;
    for day in 9..=12 {
        assert!(at(&t, &format!("2026-03-{day:02}T07:00:00Z")).await.is_empty(), "{day}");
    }
    // Friday, Saturday and Sunday are left for three.
    assert_eq!(at(&t, "2026-03-13T07:00:00Z").await.len(), 1);
    t.check_in(&ana, habit, date(2026, 3, 13)).await.unwrap();
    assert_eq!(at(&t, "2026-03-14T07:00:00Z").await.len(), 2);
}

#[tokio::test]
async fn after_a_day_of_silence_nothing_old_is_asked() {
    let t = TestServices::at("2026-03-10T05:00:00Z").await;
    let ana = t.person("Ana").await;
    let (early, often) =
        (t.habit(&ana, "Stretch", date(2026, 3, 1)).await, t.habit(&ana, "Drink", date(2026, 3, 1)).await);
    remind(&t, &ana, daily(early, 6, 0)).await;
    let until = Some(Time::constant(9, 0, 0, 0));
    let window = HabitReminderFields { until, every_minutes: Some(30), ..daily(often, 7, 0) };
    let id = remind(&t, &ana, window).await;
    // Nobody looked for a day: the morning before is gone, that of 06:00 is too old, and of the window one is enough.
    assert_eq!(at(&t, "2026-03-11T08:10:00Z").await, [format!("reminder:{id}:2026-03-11T08:00:00")]);
    assert_eq!(at(&t, "2026-03-11T08:30:00Z").await.len(), 2);
    // Two hours to the minute are not too old.
    assert_eq!(at(&t, "2026-03-12T08:00:00Z").await.len(), 4);
}

#[tokio::test]
async fn a_time_that_has_passed_is_not_asked_for_by_writing_it() {
    let t = TestServices::at("2026-03-10T06:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let id = remind(&t, &ana, daily(habit, 9, 0)).await;
    t.clock.set("2026-03-10T07:30:00Z".parse().unwrap());
    change(&t, &ana, id, daily(habit, 7, 0)).await;
    assert!(at(&t, "2026-03-10T09:00:00Z").await.is_empty());
    assert_eq!(at(&t, "2026-03-11T07:00:00Z").await.len(), 1);
    change(&t, &ana, id, HabitReminderFields { is_on: false, ..daily(habit, 7, 0) }).await;
    assert_eq!(at(&t, "2026-03-12T07:00:00Z").await.len(), 1);
    t.clock.set("2026-03-12T07:10:00Z".parse().unwrap());
    change(&t, &ana, id, daily(habit, 7, 0)).await;
    assert_eq!(at(&t, "2026-03-12T07:11:00Z").await.len(), 1);
    assert_eq!(at(&t, "2026-03-13T07:00:00Z").await.len(), 2);
}

#[tokio::test]
async fn a_reminder_that_asked_and_is_moved_to_a_later_time_asks_then_too() {
    let t = TestServices::at("2026-03-10T06:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let id = remind(&t, &ana, daily(habit, 7, 0)).await;
    assert_eq!(at(&t, "2026-03-10T07:00:00Z").await.len(), 1);
    change(&t, &ana, id, daily(habit, 21, 0)).await;
    assert_eq!(at(&t, "2026-03-10T21:00:00Z").await.len(), 2);
    // Of a window with other steps, every time is a time of its own.
    let until = Some(Time::constant(23, 0, 0, 0));
    change(&t, &ana, id, HabitReminderFields { until, every_minutes: Some(30), ..daily(habit, 21, 10) }).await;
    assert_eq!(at(&t, "2026-03-10T21:10:00Z").await.len(), 3);
    assert_eq!(at(&t, "2026-03-10T21:40:00Z").await.len(), 4);
    change(&t, &ana, id, HabitReminderFields { until, every_minutes: Some(20), ..daily(habit, 21, 30) }).await;
    assert_eq!(at(&t, "2026-03-10T21:50:00Z").await.len(), 5);
}

#[tokio::test]
async fn a_reminder_before_the_start_of_a_day_asks_for_the_day_before() {
    let t = TestServices::at("2026-03-10T20:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let patch = PreferencesPatch { day_start: DayStart::from_minutes(180).ok(), ..PreferencesPatch::default() };
    t.services.identity().update_profile(&ana.actor, &patch).await.unwrap();
    remind(&t, &ana, daily(habit, 1, 30)).await;
    t.check_in(&ana, habit, date(2026, 3, 10)).await.unwrap();
    assert!(at(&t, "2026-03-11T01:30:00Z").await.is_empty());
    assert_eq!(at(&t, "2026-03-12T01:30:00Z").await.len(), 1);
    let day: String = sqlx::query_scalar("select day::text from notifications").fetch_one(&t.owner).await.unwrap();
    assert_eq!(day, "2026-03-11");
}

#[tokio::test]
async fn what_is_not_due_is_left_for_its_time() {
    let t = TestServices::at("2026-03-10T05:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    remind(&t, &ana, daily(habit, 7, 0)).await;
    assert_eq!(plan_due(&t.services).await.unwrap(), 0);
    let next: String = sqlx::query_scalar("select (next_at at time zone 'UTC')::text from reminders")
        .fetch_one(&t.owner)
        .await
        .unwrap();
    assert_eq!(next, "2026-03-10 07:00:00");
    t.clock.set("2026-03-10T07:00:00Z".parse().unwrap());
    assert_eq!(plan_due(&t.services).await.unwrap(), 1);
    assert_eq!(plan_due(&t.services).await.unwrap(), 0);
}
