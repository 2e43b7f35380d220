//! Habits and histories at random, around one stretch of 2026.

use domain::habits::{Anchor, DayMark, EntryStatus, HabitInput, HabitKind, Quantity, Schedule, WeekdaySet};
use jiff::civil::{Date, Weekday, date};
use proptest::prelude::*;

use crate::support::{days_after, habit};

pub const START: Date = date(2026, 1, 14);
/// Days with entries, counted from the start.
pub const DAYS: i64 = 120;

pub fn today() -> Date {
    days_after(START, DAYS - 1)
}

pub fn kind() -> impl Strategy<Value = HabitKind> {
    prop_oneof![Just(HabitKind::YesNo), Just(HabitKind::Measure), Just(HabitKind::Limit), Just(HabitKind::Quit)]
}

pub fn schedule() -> impl Strategy<Value = Schedule> {
    let weekdays = (1u8..128).prop_map(|bits| {
        (0i8..7)
            .filter(|day| bits >> day & 1 == 1)
            .fold(WeekdaySet::default(), |set, day| set.with(Weekday::from_monday_zero_offset(day).unwrap()))
    });
    let anchor = prop_oneof![Just(Anchor::Fixed), Just(Anchor::LastDone)];
    prop_oneof![
        Just(Schedule::Daily {}),
        weekdays.prop_map(|days| Schedule::Weekdays { days }),
        (1u8..=7).prop_map(|times| Schedule::TimesPerWeek { times }),
        (2u16..12, anchor).prop_map(|(days, anchor)| Schedule::EveryXDays { days, anchor }),
        (1u8..=31).prop_map(|times| Schedule::TimesPerMonth { times }),
        (2u16..12)
            .prop_flat_map(|days| (1..=days, Just(days)))
            .prop_map(|(times, days)| Schedule::TimesInDays { times, days }),
    ]
}

pub fn status() -> impl Strategy<Value = Option<EntryStatus>> {
    prop_oneof![
        4 => Just(Some(EntryStatus::Done)),
        1 => Just(Some(EntryStatus::Partial)),
        1 => Just(Some(EntryStatus::Skipped)),
        1 => Just(Some(EntryStatus::Failed)),
        2 => Just(None),
    ]
}

pub fn mark() -> impl Strategy<Value = DayMark> {
    let value = proptest::option::of((0i64..5_000).prop_map(|n| Quantity::from_thousandths(n).unwrap()));
    (status(), value).prop_map(|(status, value)| DayMark { status, value, has_note: false })
}

/// Days and what is known of them, in any order, a day at most once.
pub fn marks() -> impl Strategy<Value = Vec<(Date, DayMark)>> {
    proptest::collection::btree_map(0..DAYS, mark(), 0..100)
        .prop_map(|days| days.into_iter().map(|(day, mark)| (days_after(START, day), mark)).collect::<Vec<_>>())
        .prop_shuffle()
}

pub fn week_start() -> impl Strategy<Value = Weekday> {
    prop_oneof![Just(Weekday::Monday), Just(Weekday::Saturday), Just(Weekday::Sunday)]
}

/// A habit without entries.
pub fn bare_habit() -> impl Strategy<Value = HabitInput> {
    (kind(), schedule(), 0u8..=3, any::<bool>(), 0i64..3_000).prop_map(
        |(kind, schedule, reserves, assume_kept, target)| {
            let target = kind.is_measured().then(|| Quantity::from_thousandths(target.max(1)).unwrap());
            let mut input = habit(kind, schedule, target, START);
            input.habit.reserves_per_month = reserves;
            input.habit.assume_kept = assume_kept;
            input
        },
    )
}

pub fn any_habit() -> impl Strategy<Value = HabitInput> {
    (bare_habit(), marks()).prop_map(|(mut input, marks)| {
        for (day, mark) in marks {
            input.history.set(day, mark);
        }
        input
    })
}
