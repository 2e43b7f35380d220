//! Later.

use jiff::{SignedDuration, civil::date};
use services::{ServiceError, notifications::NotificationRow};
use test_support::{Person, TestServices};

use super::scene::{about, browser, kinds, plain, tell};

async fn newest(t: &TestServices, person: &Person) -> NotificationRow {
    t.services.notifications().list(&person.actor, None, 1).await.unwrap().items.remove(0)
}

fn minutes(minutes: i64) -> SignedDuration {
    SignedDuration::from_mins(minutes)
}

#[tokio::test]
async fn a_notification_rests_and_comes_back_as_new() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    tell(&t, &ana, &plain("a")).await;
    let id = newest(&t, &ana).await.notification_id;
    let notifications = t.services.notifications();
    let resting = notifications.snooze(&ana.actor, id, 30).await.unwrap();
    assert_eq!(resting.snoozed_until, Some(t.services.now() + minutes(30)));
    assert_eq!(notifications.unread(&ana.actor).await.unwrap(), 0);
    t.clock.advance(minutes(29));
    assert_eq!(t.services.jobs().run_due(10).await.unwrap(), 0);
    t.clock.advance(minutes(1));
    let mut hints = t.services.live().subscribe();
    assert_eq!(t.services.jobs().run_due(10).await.unwrap(), 1);
    assert!(hints.try_recv().is_ok());
    let back = newest(&t, &ana).await;
    assert_eq!((back.read_at, back.snoozed_until, back.created_at), (None, None, t.services.now()));
    assert_eq!(notifications.unread(&ana.actor).await.unwrap(), 1);
}

#[tokio::test]
async fn whoever_asks_for_more_time_gets_it() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    tell(&t, &ana, &plain("a")).await;
    let id = newest(&t, &ana).await.notification_id;
    let notifications = t.services.notifications();
    notifications.snooze(&ana.actor, id, 30).await.unwrap();
    t.clock.advance(minutes(10));
    notifications.snooze(&ana.actor, id, 60).await.unwrap();
    t.clock.advance(minutes(20));
    t.services.jobs().run_due(10).await.unwrap();
    assert_eq!(notifications.unread(&ana.actor).await.unwrap(), 0, "the first rest is not the one that counts");
    t.clock.advance(minutes(40));
    t.services.jobs().run_due(10).await.unwrap();
    assert_eq!(notifications.unread(&ana.actor).await.unwrap(), 1);
}

#[tokio::test]
async fn what_comes_back_is_pushed_again_whatever_was_sent_before() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    tell(&t, &ana, &plain("a")).await;
    browser(&t, &ana).await;
    let id = newest(&t, &ana).await.notification_id;
    t.services.notifications().snooze(&ana.actor, id, 30).await.unwrap();
    t.clock.advance(minutes(30));
    assert_eq!(t.services.jobs().run_due(1).await.unwrap(), 1);
    assert!(kinds(&t, &ana).await.contains(&"deliver_push".to_owned()));
}

#[tokio::test]
async fn what_was_done_meanwhile_does_not_come_back() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let today = date(2026, 3, 10);
    let habits = [t.habit(&ana, "Read", today).await, t.habit(&ana, "Run", today).await];
    for (key, habit) in ["a", "b"].into_iter().zip(habits) {
        tell(&t, &ana, &about(key, habit, today)).await;
    }
    let notifications = t.services.notifications();
    for row in notifications.list(&ana.actor, None, 50).await.unwrap().items {
        notifications.snooze(&ana.actor, row.notification_id, 30).await.unwrap();
    }
    t.clock.advance(minutes(10));
    t.check_in(&ana, habits[0], today).await.unwrap();
    t.clock.advance(minutes(20));
    assert_eq!(t.services.jobs().run_due(10).await.unwrap(), 2);
    let list = notifications.list(&ana.actor, None, 50).await.unwrap();
    let unread: Vec<_> = list.items.iter().filter(|row| row.read_at.is_none()).map(|row| row.habit_id).collect();
    assert_eq!(unread, [Some(habits[1])]);
}

#[tokio::test]
async fn a_rest_has_a_length_and_an_owner() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    tell(&t, &ana, &plain("a")).await;
    let id = newest(&t, &ana).await.notification_id;
    let notifications = t.services.notifications();
    for wrong in [0, 4, 1441, u32::MAX] {
        let refused = notifications.snooze(&ana.actor, id, wrong).await.unwrap_err();
        assert_eq!(refused.to_problem().field("minutes"), Some("out_of_range"), "{wrong}");
    }
    assert!(matches!(notifications.snooze(&ben.actor, id, 30).await, Err(ServiceError::NotFound)));
    assert_eq!(kinds(&t, &ana).await, Vec::<String>::new());
}
