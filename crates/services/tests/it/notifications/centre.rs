//! The list inside the app.

use domain::ids::NotificationId;
use jiff::{SignedDuration, civil::date};
use services::{Actor, Scope, Scopes, ServiceError};
use test_support::TestServices;
use uuid::Uuid;

use super::scene::{about, plain, tell};

#[tokio::test]
async fn the_list_is_read_page_by_page_newest_first() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    for key in ["a", "b", "c"] {
        tell(&t, &ana, &plain(key)).await;
        // Two at one instant, told apart by their ids.
        if key == "b" {
            t.clock.advance(SignedDuration::from_mins(5));
        }
    }
    let notifications = t.services.notifications();
    let whole = notifications.list(&ana.actor, None, 50).await.unwrap();
    assert_eq!((whole.items.len(), whole.next_cursor), (3, None));
    assert!(whole.items.is_sorted_by(|a, b| a.created_at >= b.created_at));
    let (mut seen, mut cursor) = (Vec::new(), None);
    loop {
        let page = notifications.list(&ana.actor, cursor.as_deref(), 1).await.unwrap();
        assert_eq!((page.items.len(), page.unread), (1, 3));
        seen.extend(page.items);
        cursor = page.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(seen, whole.items);
    let refused = notifications.list(&ana.actor, Some("nonsense"), 1).await.unwrap_err();
    assert_eq!(refused.to_problem().field("cursor"), Some("not_a_cursor"));
}

#[tokio::test]
async fn what_was_read_stays_in_the_list() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    for key in ["a", "b", "c"] {
        tell(&t, &ana, &plain(key)).await;
    }
    let notifications = t.services.notifications();
    let id = notifications.list(&ana.actor, None, 50).await.unwrap().items[0].notification_id;
    assert!(matches!(notifications.read(&ben.actor, id).await, Err(ServiceError::NotFound)));
    let nobody = NotificationId(Uuid::from_u128(1));
    assert!(matches!(notifications.read(&ana.actor, nobody).await, Err(ServiceError::NotFound)));

    let mut hints = t.services.live().subscribe();
    let read = notifications.read(&ana.actor, id).await.unwrap();
    assert!(hints.try_recv().is_ok());
    t.clock.advance(SignedDuration::from_mins(1));
    assert_eq!(notifications.read(&ana.actor, id).await.unwrap(), read, "read once");
    assert_eq!(notifications.unread(&ana.actor).await.unwrap(), 2);
    assert_eq!(notifications.read_all(&ben.actor).await.unwrap(), 0);
    assert_eq!(notifications.read_all(&ana.actor).await.unwrap(), 2);
    let list = notifications.list(&ana.actor, None, 50).await.unwrap();
    assert_eq!((list.items.len(), list.unread), (3, 0));
}

#[tokio::test]
async fn a_check_in_settles_what_was_told_about_its_day() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let today = date(2026, 3, 10);
    let (read, run) = (t.habit(&ana, "Read", today).await, t.habit(&ana, "Run", today).await);
    tell(&t, &ana, &about("a", read, today)).await;
    tell(&t, &ana, &about("b", read, date(2026, 3, 9))).await;
    tell(&t, &ana, &about("c", run, today)).await;
    t.check_in(&ana, read, today).await.unwrap();
    let list = t.services.notifications().list(&ana.actor, None, 50).await.unwrap();
    let unread: Vec<_> =
        list.items.iter().filter(|row| row.read_at.is_none()).map(|row| (row.habit_id, row.day)).collect();
    assert_eq!(list.unread, 2);
    assert!(unread.contains(&(Some(run), Some(today))) && unread.contains(&(Some(read), Some(date(2026, 3, 9)))));
}

#[tokio::test]
async fn the_feed_says_how_much_is_unread() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    assert_eq!(t.services.sync().changes(&ana.actor, None).await.unwrap().unread, 0);
    tell(&t, &ana, &plain("a")).await;
    assert_eq!(t.services.sync().changes(&ana.actor, None).await.unwrap().unread, 1);
}

#[tokio::test]
async fn a_token_does_what_it_may() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    tell(&t, &ana, &plain("a")).await;
    let notifications = t.services.notifications();
    let reader = Actor { scopes: Scopes::default().with(Scope::Read), ..ana.actor.clone() };
    let id = notifications.list(&reader, None, 1).await.unwrap().items[0].notification_id;
    let code = |error: ServiceError| error.to_problem().code;
    assert_eq!(code(notifications.read(&reader, id).await.unwrap_err()), "scope_missing");
    assert_eq!(code(notifications.read_all(&reader).await.unwrap_err()), "scope_missing");
    assert_eq!(code(notifications.snooze(&reader, id, 30).await.unwrap_err()), "scope_missing");
    assert_eq!(code(notifications.silence(&reader).await.unwrap_err()), "scope_missing");
    notifications.settings(&reader).await.unwrap();
    let writer = Actor { scopes: Scopes::default().with(Scope::Write), ..ana.actor };
    assert_eq!(code(notifications.unread(&writer).await.unwrap_err()), "scope_missing");
}

#[tokio::test]
async fn what_is_older_than_90_days_is_forgotten() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    tell(&t, &ana, &plain("a")).await;
    t.clock.advance(SignedDuration::from_hours(90 * 24));
    tell(&t, &ana, &plain("b")).await;
    assert_eq!(t.services.notifications().sweep().await.unwrap(), 0);
    t.clock.advance(SignedDuration::from_secs(1));
    assert_eq!(t.services.notifications().sweep().await.unwrap(), 1);
    assert_eq!(t.services.notifications().list(&ana.actor, None, 50).await.unwrap().items.len(), 1);
}
