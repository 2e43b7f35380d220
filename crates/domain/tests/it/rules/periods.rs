//! Weeks, months and windows.

use domain::habits::{
    DayState, EntryStatus, HabitInput, HabitKind, PeriodProgress, Schedule, ScheduleVersion, StreakUnit, day_state,
    rates, streak, today,
};
use jiff::civil::{Date, Weekday, date};

use crate::support::{amount, calendar, habit, march, mark_march, quantity, said};

fn twice_a_week(done: &[i8]) -> HabitInput {
    let mut input = habit(HabitKind::YesNo, Schedule::TimesPerWeek { times: 2 }, None, march(2));
    mark_march(&mut input, done, said(EntryStatus::Done));
    input
}

fn counts(input: &HabitInput, today: Date, week_start: Weekday) -> (u32, u32) {
    let streak = streak(input, calendar(today, week_start));
    (streak.current, streak.best)
}

#[test]
fn an_open_week_counts_once_it_is_met() {
    let input = twice_a_week(&[2, 3, 4, 10, 11, 12, 16, 17]);
    assert_eq!(counts(&input, march(17), Weekday::Monday), (3, 3));
    assert_eq!(counts(&twice_a_week(&[2, 3, 10, 11, 16]), march(17), Weekday::Monday), (2, 2));
}

#[test]
fn the_first_day_of_the_week_matters() {
    let input = twice_a_week(&[2, 7, 8, 9]);
    assert_eq!(counts(&input, march(16), Weekday::Monday), (0, 1));
    assert_eq!(counts(&input, march(16), Weekday::Sunday), (2, 2));
    // Saturday start: 2 to 6 is cut and short, 7 to 13 has three.
    assert_eq!(counts(&input, march(16), Weekday::Saturday), (1, 1));
}

#[test]
fn skips_leave_fewer_days_to_reach() {
    let mut input = twice_a_week(&[2, 3, 16, 17]);
    mark_march(&mut input, &[9, 10, 11, 12, 13, 14, 15], said(EntryStatus::Skipped));
    assert_eq!(counts(&input, march(23), Weekday::Monday), (2, 2));
    mark_march(&mut input, &[15], said(EntryStatus::Done));
    assert_eq!(counts(&input, march(23), Weekday::Monday), (3, 3));
}

#[test]
fn a_cut_week_is_met_or_nothing() {
    let mut input = twice_a_week(&[9, 10]);
    input.habit.starts_on = march(7);
    assert_eq!(counts(&input, march(16), Weekday::Monday), (1, 1));
    mark_march(&mut input, &[7, 8], said(EntryStatus::Done));
    assert_eq!(counts(&input, march(16), Weekday::Monday), (2, 2));
}

#[test]
fn a_change_of_schedule_cuts_the_week_at_both_sides() {
    let mut input = twice_a_week(&[2, 3, 9, 12, 16, 17, 18]);
    let schedule = Schedule::TimesPerWeek { times: 3 };
    input.habit.reschedule(ScheduleVersion { effective_from: march(11), schedule, target: None, judged: None });
    // 9 to 10 and 11 to 15 fall short and are let off.
    assert_eq!(counts(&input, march(23), Weekday::Monday), (2, 2));
}

#[test]
fn months_are_calendar_months() {
    let mut input = habit(HabitKind::YesNo, Schedule::TimesPerMonth { times: 2 }, None, date(2026, 1, 31));
    for day in [date(2026, 2, 1), date(2026, 2, 28), march(1), march(31)] {
        input.history.set(day, said(EntryStatus::Done));
    }
    let found = streak(&input, calendar(date(2026, 4, 1), Weekday::Monday));
    assert_eq!((found.current, found.best, found.unit), (2, 2, StreakUnit::Month));
    assert_eq!(streak(&input, calendar(date(2026, 5, 1), Weekday::Monday)).current, 0);
}

#[test]
fn the_states_of_a_week() {
    let mut input = twice_a_week(&[2, 9, 10]);
    mark_march(&mut input, &[12], said(EntryStatus::Skipped));
    let state = |input: &HabitInput, day| day_state(input, calendar(march(13), Weekday::Monday), march(day));
    assert_eq!(state(&input, 2), DayState::Met, "the day itself counts");
    assert_eq!(state(&input, 3), DayState::Missed);
    assert_eq!(state(&input, 11), DayState::Met, "the week has what it needs");
    assert_eq!(state(&input, 12), DayState::Excused);
    let open = twice_a_week(&[9]);
    assert_eq!(state(&open, 13), DayState::Due);
    assert_eq!(state(&open, 14), DayState::Due, "a later day of the open week");
    assert_eq!(state(&open, 1), DayState::NotDue);
    let item = today(&[open], &[], calendar(march(13), Weekday::Monday), march(13)).items.remove(0);
    assert_eq!(item.period, Some(PeriodProgress { done: 1, need: 2, total: None }));
}

#[test]
fn amounts_of_a_week_add_up() {
    let once = Schedule::TimesPerWeek { times: 1 };
    let mut input = habit(HabitKind::Measure, once, Some(quantity("20")), march(2));
    mark_march(&mut input, &[2, 4], amount("7.5"));
    mark_march(&mut input, &[6], amount("5"));
    mark_march(&mut input, &[10], amount("19.999"));
    assert_eq!(counts(&input, march(8), Weekday::Monday), (1, 1));
    assert_eq!(counts(&input, march(16), Weekday::Monday), (0, 1));
    let item = today(&[input.clone()], &[], calendar(march(11), Weekday::Monday), march(11)).items.remove(0);
    assert_eq!((item.state, item.period.and_then(|p| p.total)), (DayState::Due, Some(quantity("19.999"))));
    mark_march(&mut input, &[12], said(EntryStatus::Done));
    assert_eq!(counts(&input, march(16), Weekday::Monday), (2, 2), "said to be done without an amount");
}

#[test]
fn amounts_of_days_are_counted_when_several_days_are_asked_for() {
    let mut input = habit(HabitKind::Measure, Schedule::TimesPerWeek { times: 2 }, Some(quantity("5")), march(2));
    mark_march(&mut input, &[2, 9, 10], amount("5"));
    mark_march(&mut input, &[3], amount("4.9"));
    assert_eq!(counts(&input, march(16), Weekday::Monday), (1, 1));
}

#[test]
fn a_weekly_limit_is_kept_when_the_week_closes_and_broken_at_once() {
    let once = Schedule::TimesPerWeek { times: 1 };
    let mut input = habit(HabitKind::Limit, once, Some(quantity("3")), march(2));
    mark_march(&mut input, &[2, 5], amount("1.5"));
    assert_eq!(counts(&input, march(8), Weekday::Monday), (0, 0));
    assert_eq!(counts(&input, march(9), Weekday::Monday), (1, 1));
    mark_march(&mut input, &[9, 10], amount("2"));
    assert_eq!(counts(&input, march(10), Weekday::Monday), (0, 1));
}

#[test]
fn a_window_asks_every_day_whether_it_holds_enough() {
    let schedule = Schedule::TimesInDays { times: 2, days: 4 };
    let mut input = habit(HabitKind::YesNo, schedule, None, march(1));
    mark_march(&mut input, &[1, 3, 5, 7], said(EntryStatus::Done));
    // 1 and 2 are before the first whole window; 3 to 8 hold two of the last four days; 9 holds one.
    assert_eq!(counts(&input, march(8), Weekday::Monday), (6, 6));
    assert_eq!(counts(&input, march(9), Weekday::Monday), (6, 6), "today is open");
    assert_eq!(counts(&input, march(10), Weekday::Monday), (0, 6));
}

#[test]
fn rates_leave_out_what_was_not_owed() {
    let input = twice_a_week(&[2, 3, 9]);
    let found = rates(&input, calendar(march(16), Weekday::Monday));
    assert_eq!((found.rate_30d, found.rate_90d), (Some(0.5), Some(0.5)));
    assert_eq!(rates(&twice_a_week(&[]), calendar(march(2), Weekday::Monday)).rate_30d, None);
}
