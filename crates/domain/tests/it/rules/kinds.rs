//! Measures, limits and quits on single days.

use domain::habits::{
    Anchor, DayMark, DayState, EntryStatus, HabitInput, HabitKind, Judged, Schedule, ScheduleVersion, day_counts,
    day_state, heat_map, streak,
};
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

#[test]
fn the_year_of_a_quit_and_of_a_limit_is_full_where_it_was_kept() {
    let mut quit = daily(HabitKind::Quit, "");
    mark_march(&mut quit, &[2], said(EntryStatus::Failed));
    mark_march(&mut quit, &[3], said(EntryStatus::Skipped));
    let mut limit = daily(HabitKind::Limit, "2");
    for (day, value) in [(1, "0"), (2, "2"), (3, "3"), (4, "4")] {
        mark_march(&mut limit, &[day], amount(value));
    }
    let levels = |input: &HabitInput| {
        let year = heat_map(input, calendar(march(6), Weekday::Monday), 2026);
        year[58..65].iter().map(|day| day.level).collect::<Vec<_>>()
    };
    assert_eq!(levels(&quit), [0, 4, 0, 0, 4, 4, 0], "from the day before the start to today, which is open");
    assert_eq!(levels(&limit), [0, 4, 4, 2, 0, 0, 0], "within, over by half, over by all, nothing noted");
}

#[test]
fn a_day_counts_by_itself_once_it_is_over_or_said() {
    let counts = |input: &HabitInput, day: i8, mark: DayMark| day_counts(&input.habit, march(day), mark, march(10));
    let quit = daily(HabitKind::Quit, "");
    assert!(counts(&quit, 9, DayMark::default()) && !counts(&quit, 10, DayMark::default()));
    assert!(counts(&quit, 10, said(EntryStatus::Done)) && !counts(&quit, 9, said(EntryStatus::Failed)));
    let before = day_counts(&quit.habit, march(1).yesterday().unwrap(), DayMark::default(), march(10));
    assert!(!before && !counts(&quit, 11, said(EntryStatus::Done)));
    let mut limit = daily(HabitKind::Limit, "2");
    assert!(counts(&limit, 9, amount("2")) && !counts(&limit, 9, amount("2.5")) && !counts(&limit, 10, amount("1")));
    assert!(!counts(&limit, 9, DayMark::default()));
    limit.habit.assume_kept = true;
    assert!(counts(&limit, 9, DayMark::default()));
}

#[test]
fn amounts_add_up_where_one_time_is_asked_of_a_period() {
    assert!(Schedule::TimesPerMonth { times: 1 }.adds_up() && Schedule::TimesInDays { times: 1, days: 10 }.adds_up());
    assert!(!Schedule::TimesPerWeek { times: 2 }.adds_up() && !Schedule::Daily {}.adds_up());
}

fn judged(kind: HabitKind) -> Judged {
    Judged { kind, assume_kept: false }
}

#[test]
fn another_kind_leaves_the_days_before_as_they_were_judged() {
    let mut input = daily(HabitKind::YesNo, "");
    mark_march(&mut input, &[1, 3], said(EntryStatus::Done));
    let states = |input: &HabitInput| (1..=4).map(|day| state(input, 10, day)).collect::<Vec<_>>();
    let before = states(&input);
    assert_eq!(before, [DayState::Met, DayState::Missed, DayState::Met, DayState::Missed]);
    input.habit.judge_from(march(8), judged(HabitKind::Quit));
    assert_eq!(states(&input), before);
    assert_eq!((state(&input, 10, 7), state(&input, 10, 8)), (DayState::Missed, DayState::Met));
    assert_eq!(input.habit.judged_on(march(7)).kind, HabitKind::YesNo);
    assert_eq!((input.habit.judged_on(march(8)).kind, input.habit.schedules.len()), (HabitKind::Quit, 2));
}

#[test]
fn silent_days_before_a_limit_began_to_assume_stay_as_they_were() {
    let mut input = daily(HabitKind::Limit, "2");
    input.habit.judge_from(march(5), Judged { kind: HabitKind::Limit, assume_kept: true });
    assert_eq!((state(&input, 10, 4), state(&input, 10, 5)), (DayState::Missed, DayState::Met));
}

#[test]
fn another_kind_that_is_taken_back_on_the_same_day_leaves_no_trace() {
    let before = daily(HabitKind::YesNo, "").habit;
    let mut habit = before.clone();
    habit.judge_from(march(8), judged(HabitKind::Quit));
    habit.judge_from(march(8), judged(HabitKind::YesNo));
    assert_eq!(habit, before);
    let weekly = ScheduleVersion {
        effective_from: march(8),
        schedule: Schedule::TimesPerWeek { times: 3 },
        target: None,
        judged: None,
    };
    habit.judge_from(march(8), judged(HabitKind::Quit));
    habit.reschedule(weekly);
    habit.judge_from(march(8), judged(HabitKind::YesNo));
    habit.reschedule(ScheduleVersion { schedule: Schedule::Daily {}, ..weekly });
    assert_eq!(habit, before);
}

#[test]
fn another_kind_before_the_first_day_is_simply_another_kind() {
    let mut habit = daily(HabitKind::YesNo, "").habit;
    habit.judge_from(march(1), judged(HabitKind::Quit));
    assert_eq!((habit.kind, habit.schedules.len(), habit.schedules[0].judged), (HabitKind::Quit, 1, None));
}

#[test]
fn another_kind_does_not_move_the_days_of_an_interval() {
    let every = Schedule::EveryXDays { days: 3, anchor: Anchor::Fixed };
    let mut input = habit(HabitKind::YesNo, every, None, march(1));
    input.habit.judge_from(march(8), judged(HabitKind::Quit));
    assert_eq!((state(&input, 20, 8), state(&input, 20, 10)), (DayState::NotDue, DayState::Met));
    assert_eq!((state(&input, 20, 7), state(&input, 20, 13)), (DayState::Missed, DayState::Met));
}
