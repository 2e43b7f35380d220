//! One word about several days: all of them or none.

use domain::{
    habits::{Entry, EntryPatch, EntryStatus, HabitFields, HabitKind, Patch, Schedule},
    ids::HabitId,
};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use services::habits::MAX_DAYS_AT_ONCE;
use test_support::{Person, TestServices, fields};

const TODAY: Date = date(2026, 3, 10);

async fn small(t: &TestServices, person: &Person, name: &str, text: Option<&str>) -> HabitId {
    let wish = fields(name, HabitKind::YesNo, Schedule::Daily {}, None, date(2026, 3, 1));
    t.habit_with(person, HabitFields { minimum_text: text.map(str::to_owned), ..wish }).await
}

async fn said(t: &TestServices, person: &Person, habit: HabitId) -> Option<Entry> {
    t.services.habits().entry(&person.actor, habit, TODAY).await.unwrap()
}

#[tokio::test]
async fn a_minimum_day_makes_small_what_is_due_and_can_be_made_small_and_is_taken_back_whole() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let read = small(&t, &ana, "Read", Some("One page")).await;
    let walk = small(&t, &ana, "Walk", Some("Shoes on")).await;
    let write = small(&t, &ana, "Write", None).await;
    t.check_in(&ana, walk, TODAY).await.unwrap();
    let note = EntryPatch { note: Patch::Set("tired".to_owned()), ..EntryPatch::default() };
    t.services.habits().set_entry(&ana.actor, read, TODAY, note).await.unwrap();

    let made_small = t.services.habits().minimum_day(&ana.actor, TODAY).await.unwrap();
    assert_eq!(made_small, [read]);
    assert_eq!(said(&t, &ana, read).await.unwrap().status, Some(EntryStatus::Partial));
    assert_eq!(said(&t, &ana, walk).await.unwrap().status, Some(EntryStatus::Done));
    assert!(said(&t, &ana, write).await.is_none());
    assert!(t.services.habits().minimum_day(&ana.actor, TODAY).await.unwrap().is_empty());

    t.services.habits().set_days(&ana.actor, &[(read, TODAY)], None).await.unwrap();
    let back = said(&t, &ana, read).await.unwrap();
    assert_eq!((back.status, back.note.as_deref()), (None, Some("tired")), "what was written about the day stays");
}

#[tokio::test]
async fn one_refused_day_refuses_all() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let (mine, foreign) = (small(&t, &ana, "Read", None).await, small(&t, &ben, "Read", None).await);
    let both = [(mine, TODAY), (foreign, TODAY)];
    let refused = t.services.habits().set_days(&ana.actor, &both, Some(EntryStatus::Done)).await.unwrap_err();
    assert_eq!(refused.to_problem().status, 404);
    assert!(t.services.habits().entry(&ana.actor, mine, TODAY).await.unwrap().is_none());
    let days: Vec<_> = (0..=MAX_DAYS_AT_ONCE as i64).map(|ago| (mine, TODAY.saturating_sub(ago.days()))).collect();
    let refused = t.services.habits().set_days(&ana.actor, &days, Some(EntryStatus::Done)).await.unwrap_err();
    assert_eq!(refused.to_problem().field("days"), Some("too_many"));
    t.services.habits().set_days(&ana.actor, &days[..MAX_DAYS_AT_ONCE], Some(EntryStatus::Done)).await.unwrap();
    let page = t.services.habits().page(&ana.actor, mine, None, None).await.unwrap();
    assert_eq!(page.streak.current as usize, MAX_DAYS_AT_ONCE, "many days of three years, written at once");
}

#[tokio::test]
async fn the_two_minute_version_keeps_a_run_and_counts_half() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let (small_only, whole) = (small(&t, &ana, "Read", Some("One page")).await, small(&t, &ana, "Walk", None).await);
    let days = |habit| (1..=9).map(|day| (habit, date(2026, 3, day))).collect::<Vec<_>>();
    t.services.habits().set_days(&ana.actor, &days(small_only), Some(EntryStatus::Partial)).await.unwrap();
    t.services.habits().set_days(&ana.actor, &days(whole), Some(EntryStatus::Done)).await.unwrap();
    let small_only = t.services.habits().page(&ana.actor, small_only, None, None).await.unwrap();
    let whole = t.services.habits().page(&ana.actor, whole, None, None).await.unwrap();
    assert_eq!((small_only.streak.current, whole.streak.current), (9, 9));
    assert!((small_only.score * 2.0 - whole.score).abs() < 1e-9);
}
