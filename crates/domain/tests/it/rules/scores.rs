//! Strength, with numbers worked out apart from the code.

use domain::habits::{
    DayMark, EntryStatus, HabitInput, HabitKind, Schedule, ScheduleVersion, WeekdaySet, score, score_after_check_in,
    score_series,
};
use jiff::civil::{Date, Weekday, date};

use crate::support::{amount, calendar, days_after, habit, march, mark_march, quantity, said};

const START: Date = date(2026, 1, 1);

fn done_every_day(schedule: Schedule, days: i64) -> HabitInput {
    let mut input = habit(HabitKind::YesNo, schedule, None, START);
    for day in 0..days {
        input.history.set(days_after(START, day), said(EntryStatus::Done));
    }
    input
}

fn on(input: &HabitInput, today: Date) -> f64 {
    score(input, calendar(today, Weekday::Monday))
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-6, "expected {expected}, found {found}");
}

#[test]
fn twenty_days_of_a_daily_habit() {
    let input = done_every_day(Schedule::Daily {}, 20);
    let series = score_series(&input, calendar(days_after(START, 19), Weekday::Monday), 22);
    close(series[21], 0.655_747);
    close(series[20], 0.636_894);
    close(series[2], 0.051_922);
    close(series[1], 0.0);
    close(on(&done_every_day(Schedule::Daily {}, 90), days_after(START, 89)), 0.991_760);
}

#[test]
fn a_pending_today_is_left_out() {
    let input = done_every_day(Schedule::Daily {}, 19);
    close(on(&input, days_after(START, 18)), 0.636_894);
    close(on(&input, days_after(START, 19)), 0.636_894);
    close(on(&input, days_after(START, 20)), 0.636_894 * 0.948_078);
    close(score_after_check_in(&input, calendar(days_after(START, 19), Weekday::Monday)), 0.655_747);
}

#[test]
fn a_skip_leaves_the_score_and_the_two_minute_version_is_half() {
    let mut input = done_every_day(Schedule::Daily {}, 1);
    input.history.set(days_after(START, 1), said(EntryStatus::Skipped));
    close(on(&input, days_after(START, 1)), 0.051_922);
    input.history.set(days_after(START, 1), said(EntryStatus::Partial));
    close(on(&input, days_after(START, 1)), 0.051_922 * 0.948_078 + 0.5 * 0.051_922);
}

#[test]
fn fixed_weekdays_step_on_due_days_only() {
    let days = [Weekday::Monday, Weekday::Wednesday, Weekday::Friday];
    let days = days.into_iter().fold(WeekdaySet::default(), WeekdaySet::with);
    // 1 January 2026 is a Thursday: two due days until the Monday after.
    let input = done_every_day(Schedule::Weekdays { days }, 5);
    let keep = 0.921_8_f64;
    let found = on(&input, days_after(START, 4));
    assert!((found - (1.0 - keep * keep)).abs() < 1e-4, "{found}");
    close(on(&input, days_after(START, 5)), found);
    close(score_after_check_in(&input, calendar(days_after(START, 5), Weekday::Monday)), found);
}

#[test]
fn flexible_schedules_step_by_the_window() {
    // Two done of six needed in a doubled window, frequency three sevenths.
    let mut input = habit(HabitKind::YesNo, Schedule::TimesPerWeek { times: 3 }, None, START);
    for day in [0, 1] {
        input.history.set(days_after(START, day), said(EntryStatus::Done));
    }
    let keep = 0.5f64.powf((3.0f64 / 7.0).sqrt() / 13.0);
    let first = (1.0 - keep) / 6.0;
    close(on(&input, START), first);
    close(on(&input, days_after(START, 1)), first * keep + (1.0 - keep) * 2.0 / 6.0);
    // Two a week where three are asked for settles at two thirds.
    for week in 0..100 {
        for day in [0, 1] {
            input.history.set(days_after(START, week * 7 + day), said(EntryStatus::Done));
        }
    }
    close(on(&input, days_after(START, 99 * 7 + 1)), 0.666_667);
}

#[test]
fn a_window_that_a_change_of_schedule_opens_is_already_full() {
    let mut input = done_every_day(Schedule::Daily {}, 100);
    let schedule = Schedule::TimesPerWeek { times: 3 };
    let before = on(&input, days_after(START, 90));
    input.habit.reschedule(ScheduleVersion {
        effective_from: days_after(START, 91),
        schedule,
        target: None,
        judged: None,
    });
    assert!(on(&input, days_after(START, 95)) > before);
}

#[test]
fn half_of_a_target_settles_at_half() {
    let mut input = habit(HabitKind::Measure, Schedule::Daily {}, Some(quantity("2")), START);
    for day in 0..500 {
        input.history.set(days_after(START, day), amount("1"));
    }
    close(on(&input, days_after(START, 500)), 0.5);
}

#[test]
fn a_limit_starts_whole_and_falls_with_what_is_over() {
    let mut input = habit(HabitKind::Limit, Schedule::Daily {}, Some(quantity("2")), START);
    close(on(&input, START), 1.0);
    input.history.set(START, amount("5"));
    close(on(&input, START), 0.948_078);
    input.history.set(START, amount("3"));
    close(on(&input, START), 0.948_078 + 0.5 * 0.051_922);
}

#[test]
fn an_amount_of_today_raises_a_weekly_score_and_never_lowers_it_yet() {
    let mut input = habit(HabitKind::Measure, Schedule::TimesPerWeek { times: 1 }, Some(quantity("20")), march(2));
    mark_march(&mut input, &[2], amount("5"));
    let keep = 0.5f64.powf((1.0f64 / 7.0).sqrt() / 13.0);
    close(on(&input, march(2)), 0.25 * (1.0 - keep));
    let filled = DayMark { value: Some(quantity("20")), ..DayMark::default() };
    mark_march(&mut input, &[2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], filled);
    mark_march(&mut input, &[22], amount("0.5"));
    close(on(&input, march(22)), score_series(&input, calendar(march(22), Weekday::Monday), 2)[0]);
}
