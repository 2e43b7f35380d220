//! Streaks, scores and the states of days.

use domain::habits::{
    DayMark, DayState, EntryStatus, HabitInput, Schedule, ScheduleVersion, day_figures, day_state, heat_map, rates,
    score, score_after_check_in, score_series, streak, today as today_view,
};
use jiff::{Timestamp, civil::Date};
use proptest::prelude::*;

use super::strategies::{DAYS, START, any_habit, bare_habit, marks, schedule, today, week_start};
use crate::support::{calendar, days_after};

fn days() -> impl Iterator<Item = Date> {
    (0..DAYS).map(|day| days_after(START, day))
}

/// Schedules whose obligations are single days, known without looking at entries.
fn has_fixed_days(schedule: Schedule) -> bool {
    !matches!(schedule, Schedule::TimesPerWeek { .. } | Schedule::TimesPerMonth { .. } | Schedule::TimesInDays { .. })
        && !matches!(schedule, Schedule::EveryXDays { anchor: domain::habits::Anchor::LastDone, .. })
}

/// The schedule, or daily where it has no fixed days.
fn fixed_days(schedule: Schedule) -> Schedule {
    if has_fixed_days(schedule) { schedule } else { Schedule::Daily {} }
}

/// The run by the sentence of spec/habits 4.1, told over the states of single days.
fn run_by_states(input: &HabitInput, states: impl Iterator<Item = DayState>) -> (u32, u32) {
    assert_eq!(input.habit.reserves_per_month, 0);
    states.fold((0, 0), |(run, best), state| match state {
        DayState::Met => (run + 1, best.max(run + 1)),
        DayState::Missed => (0, best),
        DayState::Due | DayState::Excused | DayState::NotDue => (run, best),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_entries_does_not_matter(habit in bare_habit(), marks in marks(), week_start in week_start()) {
        let cal = calendar(today(), week_start);
        let (mut forward, mut backward) = (habit.clone(), habit);
        for (day, mark) in &marks {
            forward.history.set(*day, DayMark::default());
            forward.history.set(*day, *mark);
        }
        for (day, mark) in marks.iter().rev() {
            backward.history.set(*day, *mark);
        }
        prop_assert_eq!(streak(&forward, cal), streak(&backward, cal));
        prop_assert_eq!(score_series(&forward, cal, 90), score_series(&backward, cal, 90));
    }

    #[test]
    fn scores_and_rates_are_shares(habit in any_habit(), week_start in week_start()) {
        let cal = calendar(today(), week_start);
        let series = score_series(&habit, cal, 200);
        prop_assert_eq!(series.len(), 200);
        prop_assert!(series.iter().all(|score| (0.0..=1.0).contains(score)));
        prop_assert!((series[199] - score(&habit, cal)).abs() < 1e-12);
        prop_assert!((0.0..=1.0).contains(&score_after_check_in(&habit, cal)));
        let rates = rates(&habit, cal);
        prop_assert!([rates.rate_30d, rates.rate_90d].iter().flatten().all(|rate| (0.0..=1.0).contains(rate)));
        let year = heat_map(&habit, cal, 2026);
        prop_assert_eq!(year.len(), 365);
        prop_assert!(year.iter().all(|day| day.level <= 4 && (day.day <= today() || day.level == 0)));
    }

    #[test]
    fn a_streak_is_what_its_days_say(
        mut habit in any_habit(), fixed in schedule().prop_map(fixed_days), week_start in week_start(),
    ) {
        habit.habit.reserves_per_month = 0;
        habit.habit.schedules[0].schedule = fixed;
        let cal = calendar(today(), week_start);
        let found = streak(&habit, cal);
        let told = run_by_states(&habit, days().map(|day| day_state(&habit, cal, day)));
        prop_assert_eq!((found.current, found.best), told);
    }

    #[test]
    fn one_walk_gives_what_each_question_gives(habit in any_habit(), week_start in week_start(), back in 0_i64..60) {
        let cal = calendar(today(), week_start);
        let day = days_after(cal.today, -back);
        let (state, runs, strength) = day_figures(&habit, cal, day);
        prop_assert_eq!((state, runs), (day_state(&habit, cal, day), streak(&habit, cal)));
        prop_assert!((strength - score(&habit, cal)).abs() < 1e-12);
    }

    #[test]
    fn reserves_never_shorten_a_run(habit in any_habit(), week_start in week_start()) {
        let cal = calendar(today(), week_start);
        let mut without = habit.clone();
        without.habit.reserves_per_month = 0;
        let (with, without) = (streak(&habit, cal), streak(&without, cal));
        prop_assert!(with.current >= without.current && with.best >= without.best);
        prop_assert_eq!(without.reserves_used, 0);
        prop_assert!(with.reserves_left <= habit.habit.reserves_per_month);
    }

    #[test]
    fn the_page_of_today_agrees_with_the_streak(habit in any_habit(), week_start in week_start()) {
        let cal = calendar(today(), week_start);
        let view = today_view(std::slice::from_ref(&habit), &[], cal, cal.today);
        let state = day_state(&habit, cal, cal.today);
        if let Some(item) = view.items.first() {
            prop_assert_eq!(item.state, state);
            prop_assert_eq!(item.streak, streak(&habit, cal));
            prop_assert_eq!(item.spark.last().copied(), Some((item.score * 1000.0).round() as u16));
        } else {
            prop_assert_eq!(state, DayState::NotDue);
            prop_assert_eq!(habit.history.mark(cal.today), DayMark::default());
        }
        // A due day is one on which a check-in can only help.
        let mut checked = habit.clone();
        checked.history.set(cal.today, DayMark { status: Some(EntryStatus::Done), ..DayMark::default() });
        if state == DayState::Due {
            prop_assert!(streak(&checked, cal).current >= streak(&habit, cal).current);
            prop_assert_ne!(day_state(&checked, cal, cal.today), DayState::Missed);
            if has_fixed_days(habit.habit.schedules[0].schedule) {
                prop_assert_eq!(streak(&checked, cal).current, streak(&habit, cal).current + 1);
                prop_assert_eq!(day_state(&checked, cal, cal.today), DayState::Met);
            }
        }
    }

    #[test]
    fn a_new_schedule_leaves_the_past_alone(
        habit in any_habit(), next in schedule(), change in 40i64..DAYS, week_start in week_start(),
    ) {
        let cal = calendar(today(), week_start);
        let effective_from = days_after(START, change);
        let old = habit.habit.schedules[0];
        let mut edited = habit.clone();
        edited.habit.reschedule(ScheduleVersion { effective_from, schedule: next, target: old.target, judged: None });
        // The period that the change cuts may be let off, so only earlier ones are compared.
        let untouched = match old.schedule {
            Schedule::TimesPerWeek { .. } => change - 7,
            Schedule::TimesPerMonth { .. } => change - 31,
            _ => change,
        };
        for day in days().take(usize::try_from(untouched).unwrap()) {
            prop_assert_eq!(day_state(&habit, cal, day), day_state(&edited, cal, day), "{}", day);
        }
        let scores = |input| score_series(input, cal, u16::try_from(DAYS).unwrap());
        let before = usize::try_from(change).unwrap();
        prop_assert_eq!(&scores(&habit)[..before], &scores(&edited)[..before]);
        for day in days().take(before).skip(usize::try_from(untouched).unwrap()) {
            let newly_missed = day_state(&edited, cal, day) == DayState::Missed
                && day_state(&habit, cal, day) != DayState::Missed;
            prop_assert!(!newly_missed, "{} became missed", day);
        }
    }

    #[test]
    fn an_archived_or_deleted_habit_is_not_shown(mut habit in any_habit(), archived in any::<bool>()) {
        let place = if archived { &mut habit.habit.archived_at } else { &mut habit.habit.deleted_at };
        *place = Some(Timestamp::UNIX_EPOCH);
        let cal = calendar(today(), jiff::civil::Weekday::Monday);
        prop_assert!(today_view(&[habit], &[], cal, cal.today).items.is_empty());
    }
}
