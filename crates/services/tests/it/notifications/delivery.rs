//! What leaves the app, when, and how much of it.

use domain::notifications::{NotificationSettings, QuietHours};
use jiff::{
    SignedDuration, Timestamp,
    civil::{date, time},
};
use services::notifications::NewNotification;
use test_support::TestServices;
use uuid::Uuid;

use super::scene::{about, browser, choose, kinds, plain, queued, reminders, tell};

const MORNING: &str = "2026-03-10T08:00:00Z";

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[tokio::test]
async fn what_is_told_is_told_once_and_goes_to_every_browser() {
    let t = TestServices::at(MORNING).await;
    let ana = t.person("Ana").await;
    browser(&t, &ana).await;
    browser(&t, &ana).await;
    let mut hints = t.services.live().subscribe();
    assert!(tell(&t, &ana, &plain("a")).await);
    assert!(hints.try_recv().is_ok(), "her open pages hear of it");
    assert!(!tell(&t, &ana, &plain("a")).await);
    assert_eq!(queued(&t, &ana).await, vec![("deliver_push".to_owned(), at(MORNING)); 2]);
    let list = t.services.notifications().list(&ana.actor, None, 50).await.unwrap();
    assert_eq!((list.items.len(), list.unread), (1, 1));
    assert_eq!(list.items[0].title, "Read");

    let ben = t.person("Ben").await;
    assert!(t.services.notifications().list(&ben.actor, None, 50).await.unwrap().items.is_empty());
    assert!(tell(&t, &ben, &plain("a")).await, "a key is of one person");
}

#[tokio::test]
async fn a_channel_that_is_off_takes_nothing() {
    let t = TestServices::at(MORNING).await;
    let ana = t.person("Ana").await;
    browser(&t, &ana).await;
    choose(&t, &ana.actor, reminders(false, true, false)).await;
    assert!(tell(&t, &ana, &plain("a")).await);
    let list = t.services.notifications().list(&ana.actor, None, 50).await.unwrap();
    assert_eq!((list.items.len(), list.unread), (0, 0), "it was pushed and is in no list");
    assert_eq!(kinds(&t, &ana).await, ["deliver_push"]);
    choose(&t, &ana.actor, NotificationSettings::default().silenced()).await;
    assert!(tell(&t, &ana, &plain("b")).await);
    assert!(!tell(&t, &ana, &plain("b")).await);
    assert_eq!(kinds(&t, &ana).await, ["deliver_push"]);
    assert_eq!(t.services.notifications().unread(&ana.actor).await.unwrap(), 0);
}

#[tokio::test]
async fn a_day_has_no_more_pushes_and_mails_than_its_limit() {
    let t = TestServices::at(MORNING).await;
    let ana = t.person("Ana").await;
    browser(&t, &ana).await;
    browser(&t, &ana).await;
    choose(&t, &ana.actor, NotificationSettings { daily_limit: 3, ..reminders(true, true, true) }).await;
    for key in ["a", "b", "c"] {
        assert!(tell(&t, &ana, &plain(key)).await);
    }
    // Both browsers together are one push; the second one leaves no room for its mail.
    let day = ["deliver_mail", "deliver_push", "deliver_push", "deliver_push", "deliver_push"];
    assert_eq!(kinds(&t, &ana).await, day);
    assert_eq!(t.services.notifications().unread(&ana.actor).await.unwrap(), 3, "the rest stays in the list");
    t.clock.advance(SignedDuration::from_hours(24));
    assert!(tell(&t, &ana, &plain("d")).await);
    assert_eq!(kinds(&t, &ana).await.len(), day.len() + 3);
}

#[tokio::test]
async fn a_limit_of_nothing_keeps_everything_in_the_list() {
    let t = TestServices::at(MORNING).await;
    let ana = t.person("Ana").await;
    browser(&t, &ana).await;
    choose(&t, &ana.actor, NotificationSettings { daily_limit: 0, ..reminders(true, true, true) }).await;
    assert!(tell(&t, &ana, &plain("a")).await);
    assert_eq!(kinds(&t, &ana).await, Vec::<String>::new());
    assert_eq!(t.services.notifications().unread(&ana.actor).await.unwrap(), 1);
}

#[tokio::test]
async fn without_a_browser_a_push_costs_nothing() {
    let t = TestServices::at(MORNING).await;
    let ana = t.person("Ana").await;
    choose(&t, &ana.actor, NotificationSettings { daily_limit: 1, ..reminders(true, true, true) }).await;
    assert!(tell(&t, &ana, &plain("a")).await);
    assert_eq!(kinds(&t, &ana).await, ["deliver_mail"]);
}

#[tokio::test]
async fn many_at_once_keep_the_limit() {
    let t = TestServices::at(MORNING).await;
    let ana = t.person("Ana").await;
    browser(&t, &ana).await;
    choose(&t, &ana.actor, NotificationSettings { daily_limit: 4, ..NotificationSettings::default() }).await;
    let all: Vec<NewNotification> = (0..12).map(|number| plain(&number.to_string())).collect();
    futures::future::join_all(all.iter().map(|new| tell(&t, &ana, new))).await;
    assert_eq!(kinds(&t, &ana).await.len(), 4);
    assert_eq!(t.services.notifications().unread(&ana.actor).await.unwrap(), 12);
}

#[tokio::test]
async fn what_comes_up_at_night_leaves_in_the_morning_if_it_is_still_of_use() {
    let t = TestServices::at("2026-03-28T22:30:00Z").await;
    let ana = t.person_in("Ana", "Europe/Berlin").await;
    browser(&t, &ana).await;
    let quiet = QuietHours::new(time(22, 0, 0, 0), time(7, 0, 0, 0)).ok();
    choose(&t, &ana.actor, NotificationSettings { quiet, ..NotificationSettings::default() }).await;
    tell(&t, &ana, &plain("a")).await;
    let soon_over = NewNotification { expires_at: Some(at("2026-03-29T00:30:00Z")), ..plain("b") };
    tell(&t, &ana, &soon_over).await;
    // The clock has moved on by an hour meanwhile.
    assert_eq!(queued(&t, &ana).await, [("deliver_push".to_owned(), at("2026-03-29T05:00:00Z"))]);
    assert_eq!(t.services.notifications().unread(&ana.actor).await.unwrap(), 2);
    t.clock.set(at("2026-03-29T05:00:00Z"));
    tell(&t, &ana, &plain("c")).await;
    assert_eq!(queued(&t, &ana).await.len(), 2, "after it, at once");
}

#[tokio::test]
async fn what_stands_in_no_list_is_settled_by_a_check_in_as_well() {
    let t = TestServices::at(MORNING).await;
    let ana = t.person("Ana").await;
    let today = date(2026, 3, 10);
    let (read, run) = (t.habit(&ana, "Read", today).await, t.habit(&ana, "Run", today).await);
    choose(&t, &ana.actor, reminders(false, true, true)).await;
    for (key, habit) in [("a", read), ("b", run)] {
        tell(&t, &ana, &about(key, habit, today)).await;
    }
    t.check_in(&ana, read, today).await.unwrap();
    // What is read is neither pushed nor mailed any more.
    let unread = "select habit_id from notifications where read_at is null";
    let unread: Vec<Uuid> = sqlx::query_scalar(unread).fetch_all(&t.owner).await.unwrap();
    assert_eq!(unread, [run.uuid()]);
}

#[tokio::test]
async fn whose_account_is_switched_off_is_told_nothing() {
    let t = TestServices::at(MORNING).await;
    let ana = t.person("Ana").await;
    sqlx::query("update users set disabled_at = now() where user_id = $1")
        .bind(ana.actor.user_id.uuid())
        .execute(&t.owner)
        .await
        .unwrap();
    assert!(!tell(&t, &ana, &plain("a")).await);
    assert_eq!(t.services.notifications().unread(&ana.actor).await.unwrap(), 0);
}
