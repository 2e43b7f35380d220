use jiff::{SignedDuration, civil::date};
use services::{ServiceError, sync::ChangedEntity};
use test_support::TestServices;

#[tokio::test]
async fn a_reader_sees_every_change_after_its_cursor_and_none_twice() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let first = t.services.sync().changes(&ana.actor, None).await.unwrap();
    assert_eq!(first.items.len(), 1);
    let again = t.services.sync().changes(&ana.actor, Some(&first.cursor.encode())).await.unwrap();
    assert!(again.items.is_empty());
    t.check_in(&ana, habit, date(2026, 3, 9)).await.unwrap();
    let next = t.services.sync().changes(&ana.actor, Some(&again.cursor.encode())).await.unwrap();
    let entities: Vec<_> = next.items.iter().map(|item| item.entity.as_str()).collect();
    assert_eq!(entities, ["habit_year"]);
    assert!(matches!(next.items[0].value, Some(ChangedEntity::HabitYear(id, ..)) if id == habit));
}

#[tokio::test]
async fn concurrent_writers_leave_no_gap_behind_a_reader() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let mut habits = Vec::new();
    for n in 0..6 {
        habits.push(t.habit(&ana, &format!("Habit {n}"), date(2025, 1, 1)).await);
    }
    let mut cursor = t.services.sync().changes(&ana.actor, None).await.unwrap().cursor;
    let writers: Vec<_> = habits
        .iter()
        .map(|habit| {
            let (services, actor, habit) = (t.services.clone(), ana.actor.clone(), *habit);
            tokio::spawn(async move {
                for day in 1..=28 {
                    services.habits().clear_entry(&actor, habit, date(2026, 1, day)).await.unwrap();
                }
            })
        })
        .collect();
    let mut seen = std::collections::BTreeSet::new();
    while seen.len() < habits.len() || !writers.iter().all(tokio::task::JoinHandle::is_finished) {
        let page = t.services.sync().changes(&ana.actor, Some(&cursor.encode())).await.unwrap();
        assert!(page.cursor.0 >= cursor.0);
        cursor = page.cursor;
        seen.extend(page.items.into_iter().map(|item| (item.entity_id, ())));
    }
    let last = t.services.sync().changes(&ana.actor, Some(&cursor.encode())).await.unwrap();
    let whole = t.services.sync().changes(&ana.actor, None).await.unwrap();
    assert_eq!(whole.cursor, last.cursor);
}

#[tokio::test]
async fn a_cursor_before_forgotten_tombstones_starts_again() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let old = t.services.sync().changes(&ana.actor, None).await.unwrap().cursor.encode();
    t.services.habits().delete(&ana.actor, habit).await.unwrap();
    t.clock.advance(SignedDuration::from_hours(24 * 181));
    t.services.sync().sweep().await.unwrap();
    let refused = t.services.sync().changes(&ana.actor, Some(&old)).await.unwrap_err();
    assert!(matches!(refused, ServiceError::Refused { status: 410, .. }));
    assert!(t.services.sync().changes(&ana.actor, None).await.unwrap().items.is_empty());
}
