//! Measures, limits and quits on single days.

use domain::habits::{DayMark, DayState, EntryStatus, HabitInput, HabitKind, Schedule, day_state, heat_map, streak};
use jiff::civil::Weekday;

use crate::support::{amount, calendar, habit, march, mark_march, quantity, said};

fn daily(kind: HabitKind, target: &str) -> HabitInput {
    let target = kind.is_measured().then(|| quantity(target));
    habit(kind, Schedule::Daily {}, target, march(1))
}

fn run(input: &HabitInput, today: i8) -> (u32, u32) {
    let found = streak(input, calendar(march(today), Weekday::Monday));
    (found.current, found.best)
}

fn state(input: &HabitInput, today: i8, day: i8) -> DayState {
    day_state(input, calendar(march(today), Weekday::Monday), march(day))
}

#[test]
fn a_measure_counts_from_its_target_on() {
    let mut input = daily(HabitKind::Measure, "10");
    mark_march(&mut input, &[1, 2], amount("10"));
    mark_march(&mut input, &[3], amount("9.999"));
    assert_eq!((run(&input, 3), state(&input, 3, 3)), ((2, 2), DayState::Due));
    assert_eq!((run(&input, 4), state(&input, 4, 3)), ((0, 2), DayState::Missed));
    input.history.set(march(3), DayMark { status: Some(EntryStatus::Done), ..amount("4") });
    assert_eq!(run(&input, 4), (3, 3), "said to be done outranks the amount");
}

#[test]
fn a_limit_is_kept_once_the_day_is_over() {
    let mut input = daily(HabitKind::Limit, "2");
    mark_march(&mut input, &[1, 2], amount("2"));
    assert_eq!((run(&input, 2), state(&input, 2, 2)), ((1, 1), DayState::Due));
    assert_eq!(run(&input, 3), (2, 2));
    mark_march(&mut input, &[3], amount("2.001"));
    assert_eq!((run(&input, 3), state(&input, 3, 3)), ((0, 2), DayState::Missed));
    mark_march(&mut input, &[3], said(EntryStatus::Done));
    assert_eq!((run(&input, 3), state(&input, 3, 3)), ((3, 3), DayState::Met));
}

#[test]
fn an_unlogged_limit_is_kept_only_when_assumed() {
    let mut input = daily(HabitKind::Limit, "2");
    mark_march(&mut input, &[1], amount("1"));
    assert_eq!(run(&input, 3), (0, 1));
    input.habit.assume_kept = true;
    assert_eq!((run(&input, 3), state(&input, 3, 3)), ((2, 2), DayState::Due));
}

#[test]
fn a_quit_is_kept_unless_a_slip_is_logged() {
    let mut input = daily(HabitKind::Quit, "");
    assert_eq!((run(&input, 10), state(&input, 10, 10)), ((9, 9), DayState::Due));
    mark_march(&mut input, &[5], said(EntryStatus::Failed));
    assert_eq!((run(&input, 10), state(&input, 10, 5)), ((4, 4), DayState::Missed));
    mark_march(&mut input, &[10], said(EntryStatus::Done));
    assert_eq!((run(&input, 10), state(&input, 10, 10)), ((5, 5), DayState::Met));
}

#[test]
fn squares_show_how_much_was_kept() {
    let mut input = daily(HabitKind::Measure, "10");
    for (day, value) in [(1, "0"), (2, "0.1"), (3, "5"), (4, "5.1"), (5, "12")] {
        mark_march(&mut input, &[day], amount(value));
    }
    mark_march(&mut input, &[6], said(EntryStatus::Skipped));
    mark_march(&mut input, &[8], amount("10"));
    let year = heat_map(&input, calendar(march(7), Weekday::Monday), 2026);
    let march_days = &year[59..67];
    assert_eq!(march_days[0].day, march(1));
    assert_eq!(march_days.iter().map(|day| day.level).collect::<Vec<_>>(), [0, 1, 2, 3, 4, 0, 0, 0]);
    assert_eq!((march_days[4].value, march_days[5].status), (Some(quantity("12")), Some(EntryStatus::Skipped)));
    assert_eq!(heat_map(&input, calendar(march(7), Weekday::Monday), 2024).len(), 366);
}

#[test]
fn squares_of_a_weekly_amount_are_measured_by_the_fullest_day() {
    let once = Schedule::TimesPerWeek { times: 1 };
    let mut input = habit(HabitKind::Measure, once, Some(quantity("20")), march(1));
    mark_march(&mut input, &[1], amount("8"));
    mark_march(&mut input, &[3], amount("2"));
    let year = heat_map(&input, calendar(march(7), Weekday::Monday), 2026);
    assert_eq!((year[59].level, year[61].level), (4, 1));
}
