//! Figures and their rows: what is drawn, what stands in the table, and what other pages say are the same numbers.

use domain::habits::{
    AcrossRequest, CompareBy, FiguresRequest, Grouping, HabitKind, MonthCell, Quantity, RateSpan, figures_across,
    habit_figures, period_totals, rates, score_points, score_series, streak,
};
use jiff::civil::Date;
use proptest::prelude::*;

use super::strategies::{DAYS, START, any_habit, schedule, today, week_start};
use crate::support::{calendar, days_after};

const EVERYTHING: usize = 10_000;

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_list_of_runs_holds_the_streak(
        mut habit in any_habit(), next in schedule(), change in 20i64..DAYS, week_start in week_start(),
    ) {
        let cal = calendar(today(), week_start);
        let old = habit.habit.schedules[0];
        let version = domain::habits::ScheduleVersion { effective_from: days_after(START, change), schedule: next, ..old };
        habit.habit.reschedule(version);
        let view = habit_figures(&habit, cal, FiguresRequest::default(), None);
        let known = streak(&habit, cal);
        prop_assert_eq!(view.streak, known);
        prop_assert_eq!(view.runs.iter().map(|run| run.length).max().unwrap_or(0), known.best);
        let current = view.runs.iter().find(|run| run.is_current).map_or(0, |run| run.length);
        prop_assert_eq!(current, known.current);
        // A run that is too short for its new unit is not listed, and its reserves are not either.
        prop_assert!(view.runs.iter().map(|run| run.reserves_used).sum::<u32>() <= known.reserves_used);
        for pair in view.runs.windows(2) {
            prop_assert!((pair[0].length, pair[0].last) > (pair[1].length, pair[1].last));
        }
        prop_assert!(view.runs.iter().all(|run| run.first <= run.last && run.last <= cal.today));
    }

    #[test]
    fn the_curve_is_the_score_of_each_of_its_days(
        habit in any_habit(), week_start in week_start(), most in 1usize..400,
    ) {
        let cal = calendar(today(), week_start);
        let every_day = score_series(&habit, cal, u16::try_from(DAYS).unwrap());
        let points = score_points(&habit, cal, START, cal.today, most);
        prop_assert!(!points.is_empty() && points.len() <= most);
        prop_assert_eq!(points.last().map(|point| point.day), Some(cal.today));
        for point in &points {
            let at = usize::try_from((point.day - START).get_days()).unwrap();
            prop_assert!((every_day[at] - point.score).abs() < 1e-12, "{}", point.day);
        }
        let view = habit_figures(&habit, cal, FiguresRequest::default(), None);
        prop_assert!(view.points.len() <= 400);
        prop_assert!((view.points.last().unwrap().score - view.score).abs() < 1e-12);
    }

    #[test]
    fn rates_are_met_of_met_and_missed(habit in any_habit(), week_start in week_start()) {
        let cal = calendar(today(), week_start);
        let view = habit_figures(&habit, cal, FiguresRequest::default(), None);
        let rate = |span| view.rates.iter().find(|figure| figure.span == span).and_then(|figure| figure.settled.rate());
        let known = rates(&habit, cal);
        prop_assert_eq!(rate(RateSpan::LastDays(30)), known.rate_30d);
        prop_assert_eq!(rate(RateSpan::LastDays(90)), known.rate_90d);
        let years: Vec<_> = view.rates.iter().skip(2).map(|figure| figure.span).collect();
        prop_assert_eq!(years, vec![RateSpan::Year(2026)]);
    }

    #[test]
    fn totals_add_up_whatever_the_period(habit in any_habit(), week_start in week_start()) {
        let cal = calendar(today(), week_start);
        let sum = |grouping| {
            let totals = period_totals(&habit, cal, grouping, EVERYTHING);
            let of = |value: Quantity| value.thousandths();
            (
                totals.iter().map(|total| of(total.total)).sum::<i64>(),
                totals.iter().map(|total| total.counted).sum::<u32>(),
                totals.iter().all(|total| total.first <= total.last && !(total.target.is_some_and(Quantity::is_negative))),
            )
        };
        let by_year = sum(Grouping::Year);
        for grouping in Grouping::ALL {
            prop_assert_eq!(sum(grouping), by_year);
        }
        if !habit.habit.kind.is_measured() {
            prop_assert_eq!(by_year.0, i64::from(by_year.1) * 1000);
        }
        prop_assert!(by_year.2);
    }

    #[test]
    fn weekdays_count_every_told_day_once(habit in any_habit(), week_start in week_start()) {
        let cal = calendar(today(), week_start);
        let view = habit_figures(&habit, cal, FiguresRequest::default(), None);
        prop_assert_eq!(view.weekdays.len(), 7);
        prop_assert_eq!(view.weekdays[0].weekday, week_start.to_monday_zero_offset());
        prop_assert!(view.weekdays.iter().all(|figure| figure.kept <= figure.of));
        prop_assert!(i64::from(view.weekdays.iter().map(|figure| figure.of).sum::<u32>()) <= DAYS);
    }

    #[test]
    fn times_without_a_slip_fill_the_life_of_the_habit(mut habit in any_habit(), week_start in week_start()) {
        habit.habit.kind = HabitKind::Quit;
        habit.habit.schedules[0].target = None;
        let cal = calendar(today(), week_start);
        let found = habit_figures(&habit, cal, FiguresRequest::default(), None).quit.unwrap();
        prop_assert_eq!(found.free.iter().map(|time| i64::from(time.days)).sum::<i64>(), DAYS - 1);
        prop_assert!(found.free.windows(2).all(|pair| pair[0].days >= pair[1].days));
        prop_assert_eq!(found.now.to, cal.today);
        prop_assert_eq!(found.last_slip.unwrap_or(START), found.now.from);
    }

    #[test]
    fn the_month_and_the_comparison_agree_with_the_page_of_the_habit(habit in any_habit(), week_start in week_start()) {
        let cal = calendar(today(), week_start);
        let inputs = std::slice::from_ref(&habit);
        let ask = |by| AcrossRequest { by, ..AcrossRequest::default() };
        let across = figures_across(inputs, cal, &ask(CompareBy::Score));
        let row = &across.month.rows[0];
        let first = across.month.first;
        prop_assert_eq!(row.cells.len(), usize::try_from(first.days_in_month()).unwrap());
        let after_today = |at: usize| first.checked_add(jiff::Span::new().days(at as i64)).unwrap() > cal.today;
        prop_assert!(row.cells.iter().enumerate().all(|(at, cell)| after_today(at) == (*cell == MonthCell::Outside)));
        prop_assert!(row.met <= row.of);
        let view = habit_figures(&habit, cal, FiguresRequest::default(), None);
        let last = across.comparison.lines[0].points.last().unwrap();
        prop_assert!((last.share.unwrap() - view.score).abs() < 1e-12);
        let rates = figures_across(inputs, cal, &ask(CompareBy::WeeklyRate));
        let points = &rates.comparison.lines[0].points;
        prop_assert!(points.iter().all(|point| point.share.is_none_or(|share| (0.0..=1.0).contains(&share))));
        prop_assert!(points.windows(2).all(|pair| (pair[1].week - pair[0].week).get_days() == 7));
        prop_assert!(points.iter().map(|point| point.week).all(|week: Date| week.weekday() == week_start));
    }
}
