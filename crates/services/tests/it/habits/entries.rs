use domain::habits::{DayText, EntryPatch, EntryStatus, Patch, Quantity};
use jiff::civil::date;
use services::sync::ChangedEntity;
use test_support::TestServices;
use uuid::Uuid;

fn quantity(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

#[tokio::test]
async fn a_check_in_for_next_week_is_refused() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 1, 1)).await;
    let refused = t.check_in(&ana, habit, date(2026, 3, 17)).await.unwrap_err();
    assert_eq!(refused.to_problem().field("day"), Some("in_future"));
}

#[tokio::test]
async fn the_day_that_has_begun_at_utc_plus_14_is_accepted_and_the_next_is_not() {
    let t = TestServices::at("2026-03-10T10:00:00Z").await;
    let ana = t.person_in("Ana", "Pacific/Kiritimati").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 1, 1)).await;
    t.check_in(&ana, habit, date(2026, 3, 11)).await.unwrap();
    assert!(t.check_in(&ana, habit, date(2026, 3, 12)).await.is_err());
}

#[tokio::test]
async fn a_tick_never_erases_a_note() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 1, 1)).await;
    let day = date(2026, 3, 10);
    let note = EntryPatch { note: Patch::Set("knee felt fine".to_owned()), ..EntryPatch::default() };
    t.services.habits().set_entry(&ana.actor, habit, day, note).await.unwrap();
    t.check_in(&ana, habit, day).await.unwrap();
    let undo = EntryPatch { status: Patch::Clear, ..EntryPatch::default() };
    let entry = t.services.habits().set_entry(&ana.actor, habit, day, undo).await.unwrap();
    assert_eq!((entry.status, entry.note.as_deref()), (None, Some("knee felt fine")));
}

#[tokio::test]
async fn an_increment_counts_once_however_often_it_is_sent() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.measure(&ana, "Water", "8", date(2026, 1, 1)).await;
    let (day, id) = (date(2026, 3, 10), Uuid::from_u128(7));
    for _ in 0..3 {
        t.services.habits().increment(&ana.actor, habit, day, id, quantity("1")).await.unwrap();
    }
    let entry = t.services.habits().entry(&ana.actor, habit, day).await.unwrap().unwrap();
    assert_eq!(entry.value, Some(quantity("1")));
}

#[tokio::test]
async fn increments_of_two_devices_add_up_when_they_arrive_together() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.measure(&ana, "Water", "8", date(2026, 1, 1)).await;
    let day = date(2026, 3, 10);
    let all = (0..40).map(|n| {
        let (services, actor) = (t.services.clone(), ana.actor.clone());
        tokio::spawn(async move {
            services.habits().increment(&actor, habit, day, Uuid::from_u128(n), quantity("0.5")).await
        })
    });
    for one in all.collect::<Vec<_>>() {
        one.await.unwrap().unwrap();
    }
    let entry = t.services.habits().entry(&ana.actor, habit, day).await.unwrap().unwrap();
    assert_eq!(entry.value, Some(quantity("20")));
}

#[tokio::test]
async fn an_increment_of_a_yes_no_habit_is_refused() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 1, 1)).await;
    let (habits, day) = (t.services.habits(), date(2026, 3, 10));
    let refused = habits.increment(&ana.actor, habit, day, Uuid::from_u128(1), quantity("1"));
    assert_eq!(refused.await.unwrap_err().to_problem().code, "not_measured");
}

#[tokio::test]
async fn an_entry_before_the_start_moves_the_start_and_taking_it_back_moves_it_back() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let start = async || t.services.habits().find(&ana.actor, habit).await.unwrap().habit.starts_on;
    t.check_in(&ana, habit, date(2026, 1, 5)).await.unwrap();
    t.check_in(&ana, habit, date(2025, 12, 24)).await.unwrap();
    assert_eq!(start().await, date(2025, 12, 24));
    t.services.habits().clear_entry(&ana.actor, habit, date(2025, 12, 24)).await.unwrap();
    assert_eq!(start().await, date(2026, 1, 5));
    t.services.habits().clear_entry(&ana.actor, habit, date(2026, 1, 5)).await.unwrap();
    assert_eq!(start().await, date(2026, 3, 1));
}

#[tokio::test]
async fn clearing_a_day_without_an_entry_is_fine() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    t.services.habits().clear_entry(&ana.actor, habit, date(2026, 3, 9)).await.unwrap();
    assert_eq!(t.services.habits().entry(&ana.actor, habit, date(2026, 3, 9)).await.unwrap(), None);
}

#[tokio::test]
async fn the_streak_of_today_follows_the_entries() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 8)).await;
    for day in 8..=10 {
        t.check_in(&ana, habit, date(2026, 3, day)).await.unwrap();
    }
    let today = t.services.habits().today(&ana.actor, None).await.unwrap();
    assert_eq!(today.items.first().map(|item| (item.streak.current, item.status)), Some((3, Some(EntryStatus::Done))));
}

#[tokio::test]
async fn the_reason_of_a_skip_is_on_the_page_and_in_the_feed_until_the_day_is_open_again() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let day = date(2026, 3, 9);
    let skip = EntryPatch {
        status: Patch::Set(EntryStatus::Skipped),
        skip_reason: Patch::Set("ill".to_owned()),
        ..EntryPatch::default()
    };
    let feed = async || {
        let changes = t.services.sync().changes(&ana.actor, None).await.unwrap();
        changes.items.into_iter().find_map(|item| match item.value {
            Some(ChangedEntity::HabitYear(_, _, texts)) => Some(texts),
            _ => None,
        })
    };
    let page = async || t.services.habits().page(&ana.actor, habit, Some(day), None).await.unwrap();
    t.services.habits().set_entry(&ana.actor, habit, day, skip).await.unwrap();
    let shown = page().await;
    assert_eq!(shown.entry.skip_reason.as_deref(), Some("ill"));
    assert_eq!(shown.recent[1].skip_reason.as_deref(), Some("ill"));
    let text = DayText { note: None, skip_reason: Some("ill".to_owned()) };
    assert_eq!(feed().await.unwrap().get(&day.day_of_year()), Some(&text));

    t.check_in(&ana, habit, day).await.unwrap();
    assert_eq!(page().await.entry.skip_reason, None);
    assert_eq!(feed().await.unwrap().get(&day.day_of_year()), None);
}
