//! Figures by hand: runs, totals against targets, weekdays, hours of the day, times without a slip.

use domain::habits::{
    AcrossRequest, CompareBy, DaySpan, EntryStatus, Grouping, HabitInput, HabitKind, Moment, MonthCell, PeriodTotal,
    Schedule, TimesOfDay, WeekdaySet, figures_across, period_totals, quit_figures, streak_runs, times_of_day,
    weekday_figures,
};
use domain::ids::HabitId;
use jiff::civil::{Date, Weekday, date};

use crate::support::{amount, calendar, habit, march, mark_march, quantity, said};

fn daily() -> HabitInput {
    habit(HabitKind::YesNo, Schedule::Daily {}, None, march(1))
}

fn newest(input: &HabitInput, today: Date, grouping: Grouping) -> PeriodTotal {
    period_totals(input, calendar(today, Weekday::Monday), grouping, 1)[0]
}

#[test]
fn runs_are_listed_longest_first_and_then_newest() {
    let mut input = daily();
    mark_march(&mut input, &[1, 2, 4, 5, 7, 8, 9], said(EntryStatus::Done));
    let runs = streak_runs(&input, calendar(march(10), Weekday::Monday));
    let told: Vec<_> = runs.iter().map(|run| (run.first.day(), run.last.day(), run.length, run.is_current)).collect();
    assert_eq!(told, [(7, 9, 3, true), (4, 5, 2, false), (1, 2, 2, false)]);
}

#[test]
fn a_reserve_keeps_two_stretches_one_run() {
    let mut input = daily();
    input.habit.reserves_per_month = 1;
    mark_march(&mut input, &[1, 2, 4, 5], said(EntryStatus::Done));
    let runs = streak_runs(&input, calendar(march(6), Weekday::Monday));
    assert_eq!((runs.len(), runs[0].length, runs[0].reserves_used), (1, 4, 1));
    assert_eq!((runs[0].first, runs[0].last), (march(1), march(5)));
}

#[test]
fn a_skipped_day_asks_for_nothing() {
    let mut input = habit(HabitKind::Measure, Schedule::Daily {}, Some(quantity("20")), march(1));
    mark_march(&mut input, &[2, 3], amount("25.5"));
    mark_march(&mut input, &[4], said(EntryStatus::Skipped));
    let week = newest(&input, march(5), Grouping::Week);
    assert_eq!((week.first, week.last, week.is_open), (march(2), march(8), true));
    assert_eq!((week.total, week.target), (quantity("51"), Some(quantity("120"))));
    assert_eq!((week.counted, week.skipped), (2, 1));
}

#[test]
fn a_paused_day_asks_for_nothing_in_any_figure() {
    let mut input = daily();
    mark_march(&mut input, &[2, 6], said(EntryStatus::Done));
    input.pauses = vec![DaySpan { from_day: march(3), to_day: Some(march(5)) }];
    let week = newest(&input, march(7), Grouping::Week);
    assert_eq!((week.target, week.counted, week.skipped), (Some(quantity("4")), 2, 3));
    let cal = calendar(march(7), Weekday::Monday);
    let runs = streak_runs(&input, cal);
    assert_eq!((runs[0].first, runs[0].last, runs[0].length), (march(2), march(6), 2));
    let across = figures_across(std::slice::from_ref(&input), cal, &AcrossRequest::default());
    assert!(across.month.rows[0].cells[2..5].iter().all(|cell| *cell == MonthCell::Skipped));
    assert_eq!(across.month.sums(), (2, 3));
    assert_eq!(weekday_figures(&input, cal)[1].of, 0, "the 3rd, a Tuesday, was paused");
}

#[test]
fn a_week_that_the_habit_begins_in_asks_for_its_own_days() {
    let input = daily();
    let first = period_totals(&input, calendar(march(3), Weekday::Monday), Grouping::Week, 9);
    assert_eq!(first.iter().map(|week| week.target).collect::<Vec<_>>(), [Some(quantity("7")), Some(quantity("1"))]);
}

#[test]
fn targets_of_weeks_and_months_grow_with_the_period() {
    let weekly = habit(HabitKind::Measure, Schedule::TimesPerWeek { times: 1 }, Some(quantity("20")), date(2025, 1, 1));
    assert_eq!(newest(&weekly, march(5), Grouping::Week).target, Some(quantity("20")));
    let monthly = habit(HabitKind::YesNo, Schedule::TimesPerMonth { times: 4 }, None, date(2025, 1, 1));
    let target = |grouping| newest(&monthly, march(5), grouping).target;
    assert_eq!(target(Grouping::Month), Some(quantity("4")));
    assert_eq!((target(Grouping::Quarter), target(Grouping::Year)), (Some(quantity("12")), Some(quantity("48"))));
    let days = WeekdaySet::default().with(Weekday::Monday).with(Weekday::Friday);
    let fixed = habit(HabitKind::YesNo, Schedule::Weekdays { days }, None, date(2025, 1, 1));
    assert_eq!(newest(&fixed, march(5), Grouping::Month).target, Some(quantity("9")));
}

#[test]
fn a_limit_of_single_days_has_no_ceiling_for_a_week_of_some_days() {
    let some = habit(HabitKind::Limit, Schedule::TimesPerWeek { times: 3 }, Some(quantity("2")), march(1));
    assert_eq!(newest(&some, march(12), Grouping::Week).target, None);
    let every = habit(HabitKind::Limit, Schedule::Daily {}, Some(quantity("2")), march(1));
    assert_eq!(newest(&every, march(12), Grouping::Week).target, Some(quantity("14")));
}

#[test]
fn weekdays_are_of_the_days_that_were_asked_for() {
    let mut input = daily();
    mark_march(&mut input, &[2, 9], said(EntryStatus::Done));
    mark_march(&mut input, &[3], said(EntryStatus::Skipped));
    let found = weekday_figures(&input, calendar(march(11), Weekday::Sunday));
    let told: Vec<_> = found.iter().map(|figure| (figure.weekday, figure.kept, figure.of)).collect();
    // Today, the 11th, is open.
    assert_eq!(told, [(6, 0, 2), (0, 2, 2), (1, 0, 1), (2, 0, 1), (3, 0, 1), (4, 0, 1), (5, 0, 1)]);
}

fn done_at(day: i8, on: i8, hour: i8) -> Moment {
    Moment { day: march(day), at: march(on).at(hour, 30, 0, 0), status: Some(EntryStatus::Done), value: None }
}

#[test]
fn hours_stay_silent_below_ten() {
    let input = daily();
    let moments: Vec<Moment> = (1..=10).map(|day| done_at(day, day, 7)).collect();
    let few = times_of_day(&input.habit, &moments[1..]);
    assert_eq!(few, TimesOfDay { counted: 9, later: 0, bands: vec![] });
    let enough = times_of_day(&input.habit, &moments);
    assert_eq!(enough.bands.iter().map(|band| band.count).collect::<Vec<_>>(), [0, 10, 0, 0, 0, 0]);
    assert_eq!(enough.bands.last().map(|band| (band.from_hour, band.to_hour())), Some((20, 24)));
}

#[test]
fn an_hour_of_another_day_says_nothing() {
    let input = daily();
    let mut moments: Vec<Moment> = (1..=10).map(|day| done_at(day, day, 23)).collect();
    // After midnight, in a day that ends later.
    moments.push(done_at(11, 12, 1));
    moments.push(done_at(13, 15, 9));
    moments.push(Moment { status: Some(EntryStatus::Skipped), ..done_at(16, 16, 9) });
    let found = times_of_day(&input.habit, &moments);
    assert_eq!((found.counted, found.later), (11, 1));
    assert_eq!(found.bands.iter().map(|band| band.count).collect::<Vec<_>>(), [1, 0, 0, 0, 0, 10]);
}

#[test]
fn a_habit_to_quit_counts_the_time_between_slips() {
    let mut input = habit(HabitKind::Quit, Schedule::Daily {}, None, march(1));
    mark_march(&mut input, &[11, 15], said(EntryStatus::Failed));
    let found = quit_figures(&input, calendar(march(21), Weekday::Monday)).unwrap();
    assert_eq!((found.last_slip, found.slips, found.now.days), (Some(march(15)), 2, 6));
    assert_eq!(found.free.iter().map(|time| time.days).collect::<Vec<_>>(), [10, 6, 4]);
    assert_eq!(quit_figures(&daily(), calendar(march(21), Weekday::Monday)), None);
}

#[test]
fn the_month_tells_days_apart() {
    let mut input = daily();
    input.habit.starts_on = march(2);
    mark_march(&mut input, &[2], said(EntryStatus::Done));
    mark_march(&mut input, &[3], said(EntryStatus::Partial));
    mark_march(&mut input, &[4], said(EntryStatus::Skipped));
    let across = figures_across(&[input], calendar(march(6), Weekday::Monday), &AcrossRequest::default());
    let row = &across.month.rows[0];
    let expected = [
        MonthCell::Outside,
        MonthCell::Kept,
        MonthCell::Partly,
        MonthCell::Skipped,
        MonthCell::Missed,
        MonthCell::Open,
        MonthCell::Outside,
    ];
    assert_eq!(row.cells[..7], expected);
    assert_eq!((row.met, row.of, across.month.sums()), (2, 3, (2, 3)));
    assert_eq!((across.month.previous(), across.month.next(march(6))), (None, None));
}

#[test]
fn chosen_habits_are_compared_once_each_and_others_are_passed_over() {
    let named = |number: u128| {
        let mut input = daily();
        input.habit.id = HabitId(uuid::Uuid::from_u128(number));
        input
    };
    let inputs = [named(1), named(2), named(3), named(4)];
    let id = |number: u128| HabitId(uuid::Uuid::from_u128(number));
    let compared = |chosen: &[u128]| {
        let chosen = chosen.iter().map(|number| id(*number)).collect();
        let request = AcrossRequest { chosen, by: CompareBy::WeeklyRate, ..AcrossRequest::default() };
        let view = figures_across(&inputs, calendar(march(12), Weekday::Monday), &request);
        view.comparison.lines.iter().map(|line| line.habit_id).collect::<Vec<_>>()
    };
    assert_eq!(compared(&[]), [id(1), id(2)]);
    assert_eq!(compared(&[4, 4, 9, 2, 3, 1]), [id(4), id(2), id(3)]);
}
