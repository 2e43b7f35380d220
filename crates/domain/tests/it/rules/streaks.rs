//! Runs over due days: what adds, what ends, what a reserve covers.

use domain::habits::{
    Anchor, DEFAULT_HABIT_COLOR, DayState, EntryStatus, HabitFields, HabitInput, HabitKind, Schedule, ScheduleVersion,
    StreakUnit, Tone, WeekdaySet, day_state, streak,
};
use jiff::civil::{Date, Weekday, date};

use crate::support::{calendar, habit, march, mark_march, said};

fn daily(done: &[i8]) -> HabitInput {
    let mut input = habit(HabitKind::YesNo, Schedule::Daily {}, None, march(1));
    mark_march(&mut input, done, said(EntryStatus::Done));
    input
}

fn counts(input: &HabitInput, today: Date) -> (u32, u32, u32) {
    let streak = streak(input, calendar(today, Weekday::Monday));
    (streak.current, streak.best, streak.reserves_used)
}

#[test]
fn an_open_day_neither_adds_nor_breaks() {
    assert_eq!(counts(&daily(&[1, 2, 3, 4]), march(5)), (4, 4, 0));
    assert_eq!(counts(&daily(&[1, 2, 3, 4, 5]), march(5)), (5, 5, 0));
    assert_eq!(counts(&daily(&[1, 2, 3]), march(5)), (0, 3, 0));
}

#[test]
fn a_skip_never_starts_extends_or_ends_a_run() {
    let mut input = daily(&[]);
    mark_march(&mut input, &[1, 2, 3, 4, 5, 6], said(EntryStatus::Skipped));
    assert_eq!(counts(&input, march(6)), (0, 0, 0));
    mark_march(&mut input, &[1, 6], said(EntryStatus::Done));
    assert_eq!(counts(&input, march(6)), (2, 2, 0));
}

#[test]
fn the_two_minute_version_keeps_a_run_and_a_said_failure_ends_it() {
    let mut input = daily(&[1, 2, 4]);
    mark_march(&mut input, &[3], said(EntryStatus::Partial));
    assert_eq!(counts(&input, march(4)), (4, 4, 0));
    mark_march(&mut input, &[4], said(EntryStatus::Failed));
    assert_eq!(counts(&input, march(4)), (0, 3, 0));
}

#[test]
fn a_reserve_covers_a_miss_only_while_a_run_is_alive() {
    let mut input = daily(&[1, 2, 4, 5, 6]);
    input.habit.reserves_per_month = 1;
    assert_eq!(counts(&input, march(6)), (5, 5, 1));
    let mut late = daily(&[3, 5, 6]);
    late.habit.reserves_per_month = 1;
    assert_eq!(counts(&late, march(6)), (3, 3, 1));
    let mut spent = daily(&[1, 3, 5]);
    spent.habit.reserves_per_month = 1;
    assert_eq!(counts(&spent, march(5)), (1, 2, 1));
}

#[test]
fn reserves_are_counted_in_the_month_of_the_miss() {
    let mut input = habit(HabitKind::YesNo, Schedule::Daily {}, None, date(2026, 3, 29));
    input.habit.reserves_per_month = 1;
    for day in [date(2026, 3, 29), date(2026, 3, 31), date(2026, 4, 1), date(2026, 4, 3)] {
        input.history.set(day, said(EntryStatus::Done));
    }
    let found = streak(&input, calendar(date(2026, 4, 3), Weekday::Monday));
    assert_eq!((found.current, found.reserves_used, found.reserves_left), (4, 2, 0));
    let next_month = streak(&input, calendar(date(2026, 5, 1), Weekday::Monday));
    assert_eq!((next_month.current, next_month.reserves_left), (0, 1));
}

#[test]
fn habits_of_every_day_have_two_reserves_unless_they_are_to_be_quit() {
    let weekly = Schedule::TimesPerWeek { times: 7 };
    for kind in [HabitKind::YesNo, HabitKind::Measure, HabitKind::Limit] {
        assert_eq!((kind.default_reserves(&Schedule::Daily {}), kind.default_reserves(&weekly)), (2, 0));
    }
    assert_eq!(HabitKind::Quit.default_reserves(&Schedule::Daily {}), 0);
    let fields = |kind, reserves_per_month| HabitFields {
        name: "Read".to_owned(),
        kind,
        schedule: Schedule::Daily {},
        target: None,
        unit: None,
        question: None,
        starts_on: None,
        reserves_per_month,
        assume_kept: false,
        tone: Tone::Good,
        color: DEFAULT_HABIT_COLOR,
        icon: None,
        description: None,
        minimum_text: None,
        identity_id: None,
        group_id: None,
        unit_price: None,
        usual_amount: None,
    };
    assert_eq!((fields(HabitKind::YesNo, None).reserves(), fields(HabitKind::YesNo, Some(0)).reserves()), (2, 0));
    assert_eq!((fields(HabitKind::Quit, None).reserves(), fields(HabitKind::Quit, Some(1)).reserves()), (0, 1));
}

#[test]
fn default_reserves_follow_kind_and_schedule_and_chosen_ones_stay() {
    let mut habit = daily(&[]).habit;
    habit.reserves_per_month = 2;
    let weekly = Schedule::TimesPerWeek { times: 3 };
    assert_eq!(habit.reserves_with(HabitKind::YesNo, &Schedule::Daily {}), 2);
    assert_eq!(habit.reserves_with(HabitKind::YesNo, &weekly), 0);
    assert_eq!(habit.reserves_with(HabitKind::Quit, &Schedule::Daily {}), 0);
    habit.reserves_per_month = 3;
    assert_eq!(habit.reserves_with(HabitKind::YesNo, &weekly), 3);
}

#[test]
fn days_that_are_not_due_do_not_matter() {
    let days = [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];
    let days = days.into_iter().fold(WeekdaySet::default(), WeekdaySet::with);
    let mut input = habit(HabitKind::YesNo, Schedule::Weekdays { days }, None, march(2));
    mark_march(&mut input, &[2, 3, 4, 5, 6, 9], said(EntryStatus::Done));
    assert_eq!(counts(&input, march(9)), (6, 6, 0));
    mark_march(&mut input, &[7], said(EntryStatus::Failed));
    assert_eq!(counts(&input, march(9)), (6, 6, 0));
    assert_eq!(day_state(&input, calendar(march(9), Weekday::Monday), march(8)), DayState::NotDue);
}

#[test]
fn every_three_days_from_a_fixed_day() {
    let schedule = Schedule::EveryXDays { days: 3, anchor: Anchor::Fixed };
    let mut input = habit(HabitKind::YesNo, schedule, None, march(1));
    mark_march(&mut input, &[1, 4, 7], said(EntryStatus::Done));
    assert_eq!(counts(&input, march(10)), (3, 3, 0));
    assert_eq!(counts(&input, march(11)), (0, 3, 0));
    // A start that moves back keeps the phase.
    input.habit.starts_on = date(2026, 2, 26);
    input.history.set(date(2026, 2, 26), said(EntryStatus::Done));
    assert_eq!(counts(&input, march(10)), (4, 4, 0));
}

#[test]
fn every_three_days_after_the_last_time() {
    let schedule = Schedule::EveryXDays { days: 3, anchor: Anchor::LastDone };
    let mut input = habit(HabitKind::YesNo, schedule, None, march(1));
    mark_march(&mut input, &[1, 3, 6], said(EntryStatus::Done));
    let state = |input: &HabitInput, today, day| day_state(input, calendar(today, Weekday::Monday), day);
    assert_eq!(counts(&input, march(9)), (3, 3, 0), "an early day moves the next one");
    assert_eq!(state(&input, march(9), march(9)), DayState::Due);
    assert_eq!(state(&input, march(8), march(8)), DayState::NotDue);
    assert_eq!(counts(&input, march(10)), (0, 3, 0));
    assert_eq!(state(&input, march(10), march(9)), DayState::Missed);
    assert_eq!(state(&input, march(10), march(10)), DayState::Due, "overdue until done");
    mark_march(&mut input, &[9], said(EntryStatus::Skipped));
    assert_eq!(counts(&input, march(10)), (3, 3, 0), "a skipped due day is asked for again");
    assert_eq!(state(&input, march(10), march(10)), DayState::Due);
}

#[test]
fn a_run_goes_on_in_the_unit_of_a_new_schedule() {
    let mut input = daily(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    let schedule = Schedule::TimesPerWeek { times: 2 };
    input.habit.reschedule(ScheduleVersion { effective_from: march(16), schedule, target: None, judged: None });
    mark_march(&mut input, &[16, 17], said(EntryStatus::Done));
    let found = streak(&input, calendar(march(18), Weekday::Monday));
    assert_eq!((found.current, found.best, found.unit), (3, 3, StreakUnit::Week));
}

#[test]
fn nothing_is_owed_before_the_start() {
    let mut input = daily(&[1, 2, 3]);
    input.habit.starts_on = march(3);
    assert_eq!(counts(&input, march(3)), (1, 1, 0));
    assert_eq!(counts(&input, march(2)), (0, 0, 0));
    assert_eq!(day_state(&input, calendar(march(3), Weekday::Monday), march(2)), DayState::NotDue);
}
