//! Grace: coming back after a miss, the minimum day, days of absence, and what quitting comes to.

use domain::{
    habits::{
        DaySpan, DayState, EntryStatus, HabitInput, HabitKind, Pause, PauseScope, Schedule, WeekdaySet, away_question,
        day_state, free_figures, is_comeback_day, pauses_of, streak, today,
    },
    identity::Currency,
    money::Money,
};
use jiff::civil::Weekday;

use crate::support::{amount, calendar, habit, march, mark_march, quantity, said};

fn reading(schedule: Schedule, done: &[i8]) -> HabitInput {
    let mut input = habit(HabitKind::YesNo, schedule, None, march(1));
    mark_march(&mut input, done, said(EntryStatus::Done));
    input
}

fn smoking() -> HabitInput {
    habit(HabitKind::Quit, Schedule::Daily {}, None, march(1))
}

fn comes_back(input: &HabitInput, day: i8) -> bool {
    is_comeback_day(input, calendar(march(day), Weekday::Monday))
}

fn span(from: i8, to: i8) -> DaySpan {
    DaySpan { from_day: march(from), to_day: Some(march(to)) }
}

#[test]
fn the_day_after_exactly_one_miss_is_a_comeback() {
    let daily = reading(Schedule::Daily {}, &[1, 2, 4]);
    let days: Vec<i8> = (1..=8).filter(|day| comes_back(&daily, *day)).collect();
    assert_eq!(days, [4, 6], "the 3rd and the 5th were missed; the 7th follows two misses");
}

#[test]
fn what_was_excused_is_no_miss_and_hides_none() {
    let mut input = reading(Schedule::Daily {}, &[1]);
    mark_march(&mut input, &[3], said(EntryStatus::Skipped));
    assert!(comes_back(&input, 3) && comes_back(&input, 4), "the 2nd was missed, the 3rd asks for nothing");
    mark_march(&mut input, &[2], said(EntryStatus::Skipped));
    assert!(!comes_back(&input, 4));
}

#[test]
fn the_next_due_day_counts_and_not_the_next_day() {
    // Mondays: 2, 9 and 16 March.
    let mondays = Schedule::Weekdays { days: WeekdaySet::default().with(Weekday::Monday) };
    let input = reading(mondays, &[2]);
    assert!(comes_back(&input, 16) && !comes_back(&input, 9) && !comes_back(&input, 23));
}

#[test]
fn a_miss_long_ago_is_still_the_one_before() {
    let yearly = Schedule::EveryXDays { days: 200, anchor: domain::habits::Anchor::Fixed };
    let mut input = habit(HabitKind::YesNo, yearly, None, march(1));
    let next = crate::support::days_after(march(1), 200);
    assert!(is_comeback_day(&input, calendar(next, Weekday::Monday)));
    mark_march(&mut input, &[1], said(EntryStatus::Done));
    assert!(!is_comeback_day(&input, calendar(next, Weekday::Monday)));
}

#[test]
fn weeks_and_what_is_left_alone_have_no_comeback() {
    assert!(!comes_back(&reading(Schedule::TimesPerWeek { times: 3 }, &[]), 10));
    let mut slipped = smoking();
    mark_march(&mut slipped, &[3], said(EntryStatus::Failed));
    assert!(!comes_back(&slipped, 4));
}

#[test]
fn the_two_minute_version_keeps_a_run() {
    let mut input = reading(Schedule::Daily {}, &[1, 2]);
    mark_march(&mut input, &[3], said(EntryStatus::Partial));
    assert_eq!(streak(&input, calendar(march(3), Weekday::Monday)).current, 3);
}

#[test]
fn a_minimum_day_is_about_what_is_due_open_and_has_a_small_version() {
    let named = |number: u128, text: Option<&str>| {
        let mut input = reading(Schedule::Daily {}, &[]);
        input.habit.id = domain::ids::HabitId(uuid::Uuid::from_u128(number));
        input.habit.minimum_text = text.map(str::to_owned);
        input
    };
    let mut skipped = named(3, Some("One page"));
    mark_march(&mut skipped, &[3], said(EntryStatus::Skipped));
    let mut begun = named(4, Some("One glass"));
    begun.habit.kind = HabitKind::Measure;
    begun.habit.schedules[0].target = Some(quantity("8"));
    mark_march(&mut begun, &[3], amount("2"));
    let mut quit = named(5, Some("One less"));
    quit.habit.kind = HabitKind::Quit;
    let inputs = [named(1, Some("One page")), named(2, None), skipped, begun, quit];
    let view = today(&inputs, &[], calendar(march(3), Weekday::Monday), march(3));
    let ids: Vec<u128> = view.minimum_day().into_iter().map(|id| id.uuid().as_u128()).collect();
    assert_eq!(ids, [1, 4]);
}

fn away(from: i8, to: i8) -> Pause {
    let DaySpan { from_day, to_day } = span(from, to);
    let id = domain::ids::PauseId(uuid::Uuid::from_u128(1));
    Pause { id, scope: PauseScope::Away, from_day, to_day, reason: None, version: 1 }
}

#[test]
fn days_of_absence_are_unknown_until_they_are_said() {
    let mut input = smoking();
    mark_march(&mut input, &[5], said(EntryStatus::Failed));
    let reading = reading(Schedule::Daily {}, &[]);
    assert!(pauses_of(&reading.habit, &[away(3, 12)]).is_empty(), "what is to be done was not done");
    input.pauses = pauses_of(&input.habit, &[away(3, 12)]);
    let cal = calendar(march(14), Weekday::Monday);
    assert_eq!(
        (day_state(&input, cal, march(5)), day_state(&input, cal, march(8))),
        (DayState::Missed, DayState::Excused)
    );
    assert_eq!(streak(&input, cal).current, 1, "the 13th, after the slip; the days between count neither way");
    mark_march(&mut input, &[11, 12], said(EntryStatus::Done));
    assert_eq!(streak(&input, cal).current, 3);
}

#[test]
fn an_absence_is_asked_about_until_every_day_has_an_answer() {
    let mut input = smoking();
    let cal = calendar(march(14), Weekday::Monday);
    let ask = |input: &HabitInput| away_question(std::slice::from_ref(input), &[away(1, 2), away(4, 13)]);
    let question = ask(&input).unwrap();
    assert_eq!((question.from_day, question.to_day), (march(4), march(13)));
    let view = |day| {
        let inputs = std::slice::from_ref(&input);
        today(inputs, &[], cal, day).after_absences(inputs, &[away(4, 13)])
    };
    assert_eq!(view(march(14)).away, Some(question));
    assert_eq!(view(march(13)).away, None, "asked on today only");
    mark_march(&mut input, &[4, 7], said(EntryStatus::Failed));
    let rest = ask(&input).map(|question| (question.from_day, question.to_day));
    assert_eq!(
        rest,
        Some((march(5), march(6))),
        "an answer is about days in a row, so that it can be taken back whole"
    );
    mark_march(&mut input, &[5, 6, 8, 9, 10, 11, 12, 13], said(EntryStatus::Done));
    assert_eq!(ask(&input), None);
}

#[test]
fn quitting_is_told_in_days_and_in_money() {
    let mut input = smoking();
    input.habit.unit_price = Some(Money { minor: 42, currency: Currency::default() });
    input.habit.usual_amount = Some(quantity("12.5"));
    mark_march(&mut input, &[11], said(EntryStatus::Failed));
    mark_march(&mut input, &[12], said(EntryStatus::Skipped));
    let figures = free_figures(&input, calendar(march(15), Weekday::Monday)).unwrap();
    assert_eq!((figures.last_slip, figures.free_days, figures.longest), (Some(march(11)), 4, 10));
    assert_eq!(figures.kept_days, 12, "14 days are over, without the slip and the day that was left out");
    assert_eq!(figures.saved.map(|money| money.minor), Some(6_300));
}

#[test]
fn days_that_nobody_knows_of_save_nothing() {
    let mut input = smoking();
    input.pauses = vec![span(2, 9)];
    mark_march(&mut input, &[3], said(EntryStatus::Done));
    let figures = free_figures(&input, calendar(march(11), Weekday::Monday)).unwrap();
    assert_eq!((figures.kept_days, figures.saved), (3, None), "the 1st, the 3rd and the 10th");
}

#[test]
fn what_is_less_than_a_minor_unit_is_left_off() {
    let mut input = smoking();
    input.habit.unit_price = Some(Money { minor: 1, currency: Currency::default() });
    input.habit.usual_amount = Some(quantity("0.3"));
    let figures = free_figures(&input, calendar(march(8), Weekday::Monday)).unwrap();
    assert_eq!((figures.kept_days, figures.saved.map(|money| money.minor)), (7, Some(2)));
}
