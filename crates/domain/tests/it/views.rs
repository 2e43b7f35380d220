//! What the pages show.

use std::collections::BTreeMap;

use domain::{
    habits::{
        DayMark, DaySpan, DayState, DayText, EntryStatus, HabitInput, HabitKind, Schedule, Stack, WeekdaySet,
        habit_list, habit_page, today,
    },
    ids::{HabitId, StackId},
};
use jiff::{
    Timestamp,
    civil::{Weekday, date},
};

use crate::support::{calendar, habit, march, mark_march, said};

fn named(name: &str, position: i32, schedule: Schedule) -> HabitInput {
    let mut input = habit(HabitKind::YesNo, schedule, None, march(1));
    input.habit.id = HabitId(uuid::Uuid::from_u128(u128::from(position.unsigned_abs())));
    (input.habit.name, input.habit.position) = (name.to_owned(), position);
    input
}

fn on_mondays() -> Schedule {
    Schedule::Weekdays { days: WeekdaySet::default().with(Weekday::Monday) }
}

#[test]
fn today_lists_in_order_what_is_asked_of_the_day() {
    let mut noted = named("noted", 0, on_mondays());
    noted.history.set(march(3), DayMark { has_note: true, ..DayMark::default() });
    let mut archived = named("archived", 1, Schedule::Daily {});
    archived.habit.archived_at = Some(Timestamp::UNIX_EPOCH);
    let mut later = named("later", 2, Schedule::Daily {});
    later.habit.starts_on = march(4);
    let mut done = named("done", 4, Schedule::Daily {});
    mark_march(&mut done, &[3], said(EntryStatus::Done));
    let inputs = [done, named("open", 3, Schedule::Daily {}), named("silent", 5, on_mondays()), later, archived, noted];
    let view = today(&inputs, &[], calendar(march(3), Weekday::Monday), march(3));
    let shown: Vec<_> = view.items.iter().map(|item| (item.name.as_str(), item.state)).collect();
    assert_eq!(shown, [("open", DayState::Due), ("done", DayState::Met), ("noted", DayState::NotDue)]);
    assert!(view.items[2].has_note && view.items[0].spark.len() == 30);
}

fn follows(follower: &HabitInput, anchor: Option<&HabitInput>, cue: Option<&str>) -> Stack {
    Stack {
        id: StackId(follower.habit.id.uuid()),
        anchor_habit_id: anchor.map(|input| input.habit.id),
        follower_habit_id: follower.habit.id,
        cue: cue.map(str::to_owned),
        at_time: None,
        place: None,
        position: 0,
        version: 1,
    }
}

#[test]
fn today_follows_the_chains() {
    let daily = |name, position| named(name, position, Schedule::Daily {});
    let (read, coffee, walk) = (daily("read", 1), daily("coffee", 2), daily("walk", 3));
    let mut water = daily("water", 4);
    let stacks = [follows(&read, Some(&coffee), None), follows(&walk, None, Some("When I get home"))];
    let after = |view: &domain::habits::TodayView| {
        view.items.iter().map(|item| (item.name.clone(), item.after.clone().unwrap_or_default())).collect::<Vec<_>>()
    };
    let in_words = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(name, after)| ((*name).to_owned(), (*after).to_owned())).collect::<Vec<_>>()
    };
    let cal = calendar(march(3), Weekday::Monday);
    let all = [read.clone(), coffee.clone(), walk.clone(), water.clone()];
    let view = today(&all, &stacks, cal, march(3));
    let chained = [("coffee", ""), ("read", "coffee"), ("walk", "When I get home"), ("water", "")];
    assert_eq!((after(&view), view.paused()), (in_words(&chained), 0));
    // An anchor that is put away is not named, and the habit stands where its owner put it.
    let mut away = coffee;
    away.habit.archived_at = Some(Timestamp::UNIX_EPOCH);
    water.habit.position = 0;
    let view = today(&[read, away, walk, water], &stacks, cal, march(3));
    assert_eq!(after(&view), in_words(&[("water", ""), ("read", ""), ("walk", "When I get home")]));
}

#[test]
fn paused_habits_come_last_and_are_counted() {
    let mut away = named("away", 1, Schedule::Daily {});
    away.pauses = vec![DaySpan { from_day: march(2), to_day: None }];
    let mut anyway = named("anyway", 2, Schedule::Daily {});
    anyway.pauses = away.pauses.clone();
    mark_march(&mut anyway, &[3], said(EntryStatus::Done));
    let inputs = [away, anyway, named("open", 3, Schedule::Daily {})];
    let on = |day| today(&inputs, &[], calendar(march(3), Weekday::Monday), march(day));
    let shown: Vec<_> = on(3).items.iter().map(|item| (item.name.clone(), item.state, item.paused)).collect();
    let expected =
        [("anyway", DayState::Met, false), ("open", DayState::Due, false), ("away", DayState::Excused, true)];
    assert_eq!(shown, expected.map(|(name, state, paused)| (name.to_owned(), state, paused)));
    assert_eq!((on(3).paused(), on(1).paused()), (1, 0));
}

#[test]
fn views_travel() {
    let input = named("read", 1, Schedule::TimesPerWeek { times: 3 });
    let cal = calendar(march(3), Weekday::Monday);
    let view = today(std::slice::from_ref(&input), &[], cal, march(3));
    let json = serde_json::to_value(&view).unwrap();
    assert_eq!(json["items"][0]["state"], "due");
    assert_eq!(json["items"][0]["streak"]["unit"], "week");
    assert_eq!(serde_json::from_value::<domain::habits::TodayView>(json).unwrap(), view);
    let page = habit_page(&input, &BTreeMap::new(), cal, march(3), 2026);
    let json = serde_json::to_string(&page).unwrap();
    assert_eq!(serde_json::from_str::<domain::habits::HabitPageView>(&json).unwrap(), page);
}

#[test]
fn the_list_splits_off_archived_habits_and_leaves_out_the_trash() {
    let mut archived = named("archived", 1, Schedule::Daily {});
    archived.habit.archived_at = Some(Timestamp::UNIX_EPOCH);
    let mut deleted = named("deleted", 0, Schedule::Daily {});
    deleted.habit.deleted_at = Some(Timestamp::UNIX_EPOCH);
    let inputs = [named("b", 3, Schedule::Daily {}), named("a", 2, Schedule::Daily {}), archived, deleted];
    let view = habit_list(&inputs, calendar(march(3), Weekday::Monday));
    let names =
        |items: &[domain::habits::HabitListItem]| items.iter().map(|i| i.habit.name.clone()).collect::<Vec<_>>();
    assert_eq!((names(&view.items), names(&view.archived)), (vec!["a".into(), "b".into()], vec!["archived".into()]));
}

#[test]
fn the_page_of_a_habit_says_why_a_day_was_skipped() {
    let mut input = named("read", 1, Schedule::Daily {});
    mark_march(&mut input, &[4], said(EntryStatus::Skipped));
    let text = DayText { note: None, skip_reason: Some("ill".to_owned()) };
    let texts = BTreeMap::from([(march(4), text)]);
    let page = habit_page(&input, &texts, calendar(march(5), Weekday::Monday), march(4), 2026);
    assert_eq!((page.entry.status, page.entry.skip_reason.as_deref()), (Some(EntryStatus::Skipped), Some("ill")));
    assert_eq!((page.recent[0].skip_reason.as_deref(), page.recent[1].skip_reason.as_deref()), (None, Some("ill")));
}

#[test]
fn the_page_of_a_habit() {
    let mut input = named("read", 1, Schedule::Daily {});
    mark_march(&mut input, &[1, 2, 4], said(EntryStatus::Done));
    input.history.set(date(2024, 12, 31), said(EntryStatus::Done));
    let text = DayText { note: Some("Chapter two".to_owned()), skip_reason: None };
    let texts = BTreeMap::from([(march(2), text)]);
    let page = habit_page(&input, &texts, calendar(march(5), Weekday::Monday), march(2), 2026);
    assert_eq!((page.state, page.entry.note.as_deref()), (DayState::Met, Some("Chapter two")));
    assert_eq!(page.recent.len(), 14);
    assert_eq!((page.recent[0].day, page.recent[3].note.as_deref()), (march(5), Some("Chapter two")));
    assert_eq!((page.recent[1].status, page.recent[2].status), (Some(EntryStatus::Done), None));
    assert_eq!(page.years, [2026, 2025, 2024]);
    assert_eq!((page.score_series.len(), page.heat_map.len()), (90, 365));
    assert!(page.score_after_check_in > page.score);
    assert_eq!((page.streak.current, page.streak.best, page.rates.rate_30d), (1, 2, Some(0.75)));
}
