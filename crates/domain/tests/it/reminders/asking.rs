//! When a habit still asks for something that cannot wait. The days are of March 2026; the 9th is a Monday.

use domain::habits::{Anchor, DaySpan, EntryStatus, HabitInput, HabitKind, Schedule, WeekdaySet, asks_today};
use jiff::{
    Timestamp,
    civil::{Weekday, date},
};

use crate::support::{amount, calendar, habit, march, mark_march, quantity, said};

fn asks(input: &HabitInput, day: i8) -> bool {
    asks_today(input, calendar(march(day), Weekday::Monday))
}

/// The days of a stretch on which it asks.
fn asking(input: &HabitInput, days: std::ops::RangeInclusive<i8>) -> Vec<i8> {
    days.filter(|day| asks(input, *day)).collect()
}

fn yes_no(schedule: Schedule) -> HabitInput {
    habit(HabitKind::YesNo, schedule, None, date(2026, 1, 1))
}

#[test]
fn a_day_asks_until_something_is_said_of_it() {
    for (mark, expected) in [
        (said(EntryStatus::Done), false),
        (said(EntryStatus::Partial), false),
        (said(EntryStatus::Skipped), false),
        (said(EntryStatus::Failed), false),
        (Default::default(), true),
    ] {
        let mut input = yes_no(Schedule::Daily {});
        mark_march(&mut input, &[10], mark);
        assert_eq!(asks(&input, 10), expected, "{mark:?}");
    }
}

#[test]
fn an_amount_asks_until_it_is_reached() {
    let mut input = habit(HabitKind::Measure, Schedule::Daily {}, Some(quantity("8")), march(1));
    assert!(asks(&input, 10));
    mark_march(&mut input, &[10], amount("7.5"));
    assert!(asks(&input, 10));
    mark_march(&mut input, &[10], amount("8"));
    assert!(!asks(&input, 10));
}

#[test]
fn what_is_to_be_left_alone_asks_for_a_word_about_the_day() {
    let mut limit = habit(HabitKind::Limit, Schedule::Daily {}, Some(quantity("2")), march(1));
    assert!(asks(&limit, 10));
    mark_march(&mut limit, &[10], amount("1"));
    assert!(!asks(&limit, 10));
    let mut quit = habit(HabitKind::Quit, Schedule::Daily {}, None, march(1));
    assert!(asks(&quit, 10));
    mark_march(&mut quit, &[10], said(EntryStatus::Done));
    assert!(!asks(&quit, 10));
}

#[test]
fn what_rests_is_quiet() {
    let mut archived = yes_no(Schedule::Daily {});
    archived.habit.archived_at = Some(Timestamp::UNIX_EPOCH);
    let mut deleted = yes_no(Schedule::Daily {});
    deleted.habit.deleted_at = Some(Timestamp::UNIX_EPOCH);
    let later = habit(HabitKind::YesNo, Schedule::Daily {}, None, march(11));
    let mut paused = yes_no(Schedule::Daily {});
    paused.pauses = vec![DaySpan { from_day: march(9), to_day: Some(march(10)) }];
    for input in [&archived, &deleted, &later, &paused] {
        assert!(!asks(input, 10));
    }
    assert!(asks(&later, 11) && asks(&paused, 11));
}

#[test]
fn a_day_that_is_not_due_is_quiet() {
    let monday = yes_no(Schedule::Weekdays { days: WeekdaySet::default().with(Weekday::Monday) });
    assert_eq!(asking(&monday, 9..=16), [9, 16]);
    let third = habit(HabitKind::YesNo, Schedule::EveryXDays { days: 3, anchor: Anchor::Fixed }, None, march(1));
    assert_eq!(asking(&third, 1..=9), [1, 4, 7]);
}

#[test]
fn a_week_asks_when_its_days_are_as_many_as_its_need() {
    let mut input = yes_no(Schedule::TimesPerWeek { times: 3 });
    // Friday, Saturday and Sunday are left for three.
    assert_eq!(asking(&input, 9..=13), [13]);
    mark_march(&mut input, &[9], said(EntryStatus::Done));
    assert_eq!(asking(&input, 10..=14), [14]);
    mark_march(&mut input, &[14], said(EntryStatus::Done));
    assert_eq!(asking(&input, 14..=15), [15]);
    mark_march(&mut input, &[15], said(EntryStatus::Done));
    assert!(asking(&input, 9..=15).is_empty());
}

#[test]
fn a_week_that_cannot_be_met_any_more_is_quiet() {
    let input = yes_no(Schedule::TimesPerWeek { times: 3 });
    assert_eq!(asking(&input, 13..=15), [13]);
    // A skipped day is a day less that can be used; it lowers the need only where the week is too short for it.
    let mut every = yes_no(Schedule::TimesPerWeek { times: 7 });
    assert_eq!(asking(&every, 9..=10), [9]);
    mark_march(&mut every, &[9], said(EntryStatus::Skipped));
    assert_eq!(asking(&every, 9..=10), [10]);
}

#[test]
fn a_month_and_a_sum_wait_for_their_last_days() {
    let twice = yes_no(Schedule::TimesPerMonth { times: 2 });
    assert_eq!(asking(&twice, 1..=31), [30]);
    let distance =
        habit(HabitKind::Measure, Schedule::TimesPerWeek { times: 1 }, Some(quantity("20")), date(2026, 1, 1));
    assert_eq!(asking(&distance, 9..=15), [15]);
}

#[test]
fn a_window_asks_on_the_day_on_which_it_would_close_short() {
    let mut input = habit(HabitKind::YesNo, Schedule::TimesInDays { times: 1, days: 4 }, None, march(1));
    // Nothing is lost before the first four days are over.
    assert_eq!(asking(&input, 1..=4), [4]);
    mark_march(&mut input, &[4], said(EntryStatus::Done));
    assert_eq!(asking(&input, 4..=9), [8, 9]);
}
