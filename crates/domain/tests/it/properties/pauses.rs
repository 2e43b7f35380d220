//! A pause is what skipping each of its days would be, with nothing written.

use domain::habits::{
    DayMark, DaySpan, EntryStatus, HabitInput, day_state, heat_map, rates, score_after_check_in, score_series, streak,
};
use jiff::civil::Date;
use proptest::prelude::*;

use super::strategies::{DAYS, START, any_habit, today, week_start};
use crate::support::{calendar, days_after};

/// Some spans, which may overlap, go on, or begin after today.
fn spans() -> impl Strategy<Value = Vec<DaySpan>> {
    let span = (-10..DAYS + 10, proptest::option::weighted(0.8, 0i64..25)).prop_map(|(first, length)| {
        let from_day = days_after(START, first);
        DaySpan { from_day, to_day: length.map(|days| days_after(from_day, days)) }
    });
    proptest::collection::vec(span, 1..4)
}

/// Every day on which something can be known, and a week to come.
fn days() -> impl Iterator<Item = Date> {
    (0..DAYS + 7).map(|day| days_after(START, day))
}

/// The same habit twice: with the pauses, and with a skip on each of their days of which nothing was said.
fn both_ways(habit: HabitInput, pauses: Vec<DaySpan>) -> (HabitInput, HabitInput) {
    let mut paused = HabitInput { pauses, ..habit };
    let mut skipped = paused.clone();
    skipped.pauses = Vec::new();
    let away: Vec<_> = days().filter(|day| paused.is_paused(*day)).collect();
    for day in away {
        let mark = paused.history.mark(day);
        if mark.status.is_none() {
            paused.history.set(day, DayMark::default());
            skipped.history.set(day, DayMark { status: Some(EntryStatus::Skipped), ..DayMark::default() });
        }
    }
    (paused, skipped)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_pause_equals_skipping_each_of_its_days(
        habit in any_habit(), pauses in spans(), week_start in week_start(),
    ) {
        let (paused, skipped) = both_ways(habit, pauses);
        let cal = calendar(today(), week_start);
        prop_assert_eq!(streak(&paused, cal), streak(&skipped, cal));
        prop_assert_eq!(score_series(&paused, cal, 150), score_series(&skipped, cal, 150));
        let after = |input: &HabitInput| score_after_check_in(input, cal).to_bits();
        prop_assert_eq!(after(&paused), after(&skipped));
        prop_assert_eq!(rates(&paused, cal), rates(&skipped, cal));
        for day in days() {
            prop_assert_eq!(day_state(&paused, cal, day), day_state(&skipped, cal, day), "{}", day);
        }
        let levels = |input: &HabitInput| heat_map(input, cal, 2026).iter().map(|day| day.level).collect::<Vec<_>>();
        prop_assert_eq!(levels(&paused), levels(&skipped));
    }

    #[test]
    fn what_is_said_of_a_paused_day_stands(habit in any_habit(), week_start in week_start()) {
        let mut said = habit;
        for day in days() {
            let mark = said.history.mark(day);
            let status = mark.status.or(Some(EntryStatus::Done));
            said.history.set(day, DayMark { status, ..mark });
        }
        let mut paused = said.clone();
        paused.pauses = vec![DaySpan { from_day: START, to_day: None }];
        let cal = calendar(today(), week_start);
        prop_assert_eq!(streak(&paused, cal), streak(&said, cal));
        prop_assert_eq!(score_series(&paused, cal, 150), score_series(&said, cal, 150));
    }
}
