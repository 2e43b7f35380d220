//! What waits to be done, on this day and on those ahead, and how many check-ins there were.

use domain::{
    habits::{DayMark, DaySpan, EntryStatus, HabitInput, HabitKind, Schedule, WeekdaySet, open_ahead, today},
    ids::HabitId,
};
use jiff::civil::{Date, Weekday};

use crate::support::{amount, calendar, habit, march, mark_march, quantity, said};

/// Wednesday.
const TODAY: Date = Date::constant(2026, 3, 4);

fn numbered(number: u128, kind: HabitKind, schedule: Schedule) -> HabitInput {
    let target = matches!(kind, HabitKind::Measure | HabitKind::Limit).then(|| quantity("8"));
    let mut input = habit(kind, schedule, target, march(1));
    input.habit.id = HabitId(uuid::Uuid::from_u128(number));
    input
}

fn daily(number: u128) -> HabitInput {
    numbered(number, HabitKind::YesNo, Schedule::Daily {})
}

fn numbers(ids: &[HabitId]) -> Vec<u128> {
    let mut numbers: Vec<_> = ids.iter().map(|id| id.uuid().as_u128()).collect();
    numbers.sort_unstable();
    numbers
}

fn ahead(inputs: &[HabitInput], days: u8) -> Vec<Vec<u128>> {
    open_ahead(inputs, calendar(TODAY, Weekday::Monday), days).iter().map(|ids| numbers(ids)).collect()
}

#[test]
fn what_was_said_of_a_day_waits_no_longer() {
    let marked = |number, mark| {
        let mut input = daily(number);
        input.history.set(TODAY, mark);
        input
    };
    let inputs = [
        daily(1),
        marked(2, said(EntryStatus::Done)),
        marked(3, said(EntryStatus::Skipped)),
        marked(4, said(EntryStatus::Failed)),
        marked(5, said(EntryStatus::Partial)),
        marked(6, DayMark { has_note: true, ..DayMark::default() }),
    ];
    assert_eq!(ahead(&inputs, 1), [vec![1, 6]]);
}

#[test]
fn an_amount_waits_until_it_is_reached() {
    let water = |number, sum: &str| {
        let mut input = numbered(number, HabitKind::Measure, Schedule::Daily {});
        input.history.set(TODAY, amount(sum));
        input
    };
    assert_eq!(ahead(&[water(1, "2"), water(2, "8")], 1), [vec![1]]);
}

#[test]
fn what_is_left_alone_needs_no_doing() {
    let quiet = [HabitKind::Quit, HabitKind::Limit].map(|kind| numbered(1, kind, Schedule::Daily {}));
    assert_eq!(ahead(&quiet, 2), [Vec::<u128>::new(), Vec::new()]);
}

#[test]
fn the_days_ahead_begin_anew_and_ask_what_they_ask() {
    let mut done = daily(1);
    mark_march(&mut done, &[4], said(EntryStatus::Done));
    let fridays = Schedule::Weekdays { days: WeekdaySet::default().with(Weekday::Friday) };
    let mut paused = daily(3);
    paused.pauses = vec![DaySpan { from_day: march(5), to_day: Some(march(6)) }];
    let inputs = [done, numbered(2, HabitKind::YesNo, fridays), paused];
    assert_eq!(ahead(&inputs, 4), [vec![3], vec![1], vec![1, 2], vec![1, 3]]);
}

#[test]
fn the_page_and_the_icon_count_the_same() {
    let inputs = [daily(1), numbered(2, HabitKind::Quit, Schedule::Daily {})];
    let view = today(&inputs, &[], calendar(TODAY, Weekday::Monday), TODAY);
    let shown: Vec<_> = view.open().map(|item| item.habit_id).collect();
    assert_eq!(vec![numbers(&shown)], ahead(&inputs, 1));
}

#[test]
fn no_day_is_asked_after_the_last_that_exists() {
    let days = open_ahead(&[daily(1)], calendar(Date::MAX, Weekday::Monday), 3);
    assert_eq!(days.len(), 1);
}

#[test]
fn check_ins_are_counted_over_the_years_and_no_further_than_asked() {
    let mut input = daily(1);
    assert_eq!(input.history.check_ins(3), 0);
    mark_march(&mut input, &[1], said(EntryStatus::Skipped));
    mark_march(&mut input, &[2], said(EntryStatus::Failed));
    mark_march(&mut input, &[3], DayMark { has_note: true, ..DayMark::default() });
    mark_march(&mut input, &[4], amount("0"));
    assert_eq!(input.history.check_ins(3), 0);
    input.history.set(Date::constant(2024, 12, 31), said(EntryStatus::Done));
    mark_march(&mut input, &[5], said(EntryStatus::Partial));
    assert_eq!(input.history.check_ins(3), 2);
    mark_march(&mut input, &[6, 7], amount("2"));
    assert_eq!((input.history.check_ins(3), input.history.check_ins(9)), (3, 4));
}
