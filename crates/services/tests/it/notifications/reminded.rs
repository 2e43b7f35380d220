//! From reminders to what leaves the app: never more than the person chose.

use domain::{
    habits::{DocumentFields, WeekdaySet},
    notifications::{NotificationSettings, QuietHours},
    reminders::HabitReminderFields,
};
use jiff::{
    Timestamp,
    civil::{date, time},
};
use services::{habits::documents::NewDocument, reminders::plan_due};
use test_support::{Person, TestServices};

use super::scene::{browser, choose, kinds, queued, reminders};

/// A habit with ten reminders, every five minutes from eight o'clock on.
async fn ten_reminders(t: &TestServices, person: &Person) {
    let habit_id = t.habit(person, "Stretch", date(2026, 3, 1)).await;
    for number in 0..10 {
        let (at, weekdays) = (time(8, 5 * number, 0, 0), WeekdaySet::every_day());
        let fields =
            HabitReminderFields { habit_id, at, weekdays, until: None, every_minutes: None, zone: None, is_on: true };
        let wish = NewDocument { id: None, fields: DocumentFields::Reminder(fields.into()), key: None };
        t.services.habits().create_document(&person.actor, wish).await.unwrap();
    }
    plan_due(&t.services).await.unwrap();
}

/// Looks for what is due, every five minutes from eight o'clock on.
async fn go_through_the_morning(t: &TestServices) {
    for minute in (0..50).step_by(5) {
        t.clock.set(format!("2026-03-10T08:{minute:02}:00Z").parse().unwrap());
        plan_due(&t.services).await.unwrap();
    }
}

#[tokio::test]
async fn ten_reminders_send_no_more_than_the_day_allows() {
    let t = TestServices::at("2026-03-10T07:00:00Z").await;
    let ana = t.person("Ana").await;
    browser(&t, &ana).await;
    choose(&t, &ana.actor, NotificationSettings { daily_limit: 3, ..reminders(true, true, false) }).await;
    ten_reminders(&t, &ana).await;
    go_through_the_morning(&t).await;
    assert_eq!(kinds(&t, &ana).await, ["deliver_push"; 3]);
    assert_eq!(t.services.notifications().unread(&ana.actor).await.unwrap(), 10, "the rest stays in the list");
}

#[tokio::test]
async fn ten_reminders_of_who_switched_everything_off_say_nothing() {
    let t = TestServices::at("2026-03-10T07:00:00Z").await;
    let ana = t.person("Ana").await;
    browser(&t, &ana).await;
    t.services.notifications().silence(&ana.actor).await.unwrap();
    ten_reminders(&t, &ana).await;
    go_through_the_morning(&t).await;
    assert_eq!(kinds(&t, &ana).await, Vec::<String>::new());
    assert!(t.services.notifications().list(&ana.actor, None, 50).await.unwrap().items.is_empty());
}

#[tokio::test]
async fn in_quiet_hours_reminders_wait_for_the_end_if_that_is_soon_enough() {
    let t = TestServices::at("2026-03-10T07:00:00Z").await;
    let ana = t.person("Ana").await;
    browser(&t, &ana).await;
    let quiet = QuietHours::new(time(22, 0, 0, 0), time(10, 30, 0, 0)).ok();
    choose(&t, &ana.actor, NotificationSettings { quiet, ..NotificationSettings::default() }).await;
    ten_reminders(&t, &ana).await;
    go_through_the_morning(&t).await;
    // Of those from 08:00 to 08:45, the ones after 08:30 are not two hours old at half past ten.
    let leave_at: Timestamp = "2026-03-10T10:30:00Z".parse().unwrap();
    assert_eq!(queued(&t, &ana).await, vec![("deliver_push".to_owned(), leave_at); 3]);
}
