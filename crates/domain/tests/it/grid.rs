//! The grid: order, filters, windows, and days that agree with what the single questions answer.

use domain::habits::{
    DayMark, DayState, EntryStatus, GridOrder, GridRequest, GridView, HabitInput, HabitKind, Schedule, TapMark,
    TapStops, day_state, grid, score, streak, tapped_status,
};
use domain::ids::HabitId;
use jiff::{Timestamp, civil::Weekday};

use crate::support::{amount, calendar, habit, march, mark_march, quantity, said};

const TODAY: i8 = 12;

fn named(number: u8, name: &str) -> HabitInput {
    let mut input = habit(HabitKind::YesNo, Schedule::Daily {}, None, march(1));
    input.habit.id = HabitId(uuid::Uuid::from_u128(number.into()));
    (input.habit.name, input.habit.position) = (name.to_owned(), number.into());
    input
}

fn shown(inputs: &[HabitInput], request: GridRequest) -> GridView {
    grid(inputs, calendar(march(TODAY), Weekday::Monday), &request)
}

fn week() -> GridRequest {
    GridRequest::whole(march(TODAY - 6), march(TODAY))
}

fn names(view: &GridView) -> Vec<&str> {
    view.rows.iter().map(|row| row.name.as_str()).collect()
}

#[test]
fn a_row_says_of_each_day_what_was_said_and_how_it_stands() {
    let mut water = habit(HabitKind::Measure, Schedule::Daily {}, Some(quantity("8")), march(1));
    water.history.set(march(10), amount("9"));
    water.history.set(march(11), DayMark { has_note: true, ..amount("2.5") });
    mark_march(&mut water, &[8], said(EntryStatus::Skipped));
    let cal = calendar(march(TODAY), Weekday::Monday);
    let view = shown(std::slice::from_ref(&water), week());
    let row = &view.rows[0];
    assert_eq!((view.days().len(), view.number_of(march(10)), row.cells().count()), (7, Some(4), 7));
    assert_eq!((view.number_of(march(5)), view.number_of(march(13))), (None, None));
    for (day, cell) in view.days().into_iter().zip(row.cells()) {
        assert_eq!((cell.mark, cell.state), (water.history.mark(day), day_state(&water, cal, day)), "{day}");
        assert_eq!((cell.kind, cell.target), (HabitKind::Measure, Some(quantity("8"))), "{day}");
    }
    assert_eq!(row.cell(6).map(|cell| cell.state), Some(DayState::Due));
    assert_eq!((row.streak, row.score.to_bits()), (streak(&water, cal), score(&water, cal).to_bits()));
}

#[test]
fn a_day_is_judged_as_it_was_judged_then() {
    let mut read = named(1, "Read");
    let now = domain::habits::Judged { kind: HabitKind::Quit, assume_kept: false };
    read.habit.judge_from(march(10), now);
    let kinds: Vec<_> = shown(&[read], week()).rows[0].cells().map(|cell| cell.kind).collect();
    assert_eq!((kinds[3], kinds[4], kinds[6]), (HabitKind::YesNo, HabitKind::Quit, HabitKind::Quit));
}

#[test]
fn rows_stand_in_the_order_that_is_asked_for() {
    let mut inputs = [named(1, "Walk"), named(2, "apple"), named(3, "Bread")];
    mark_march(&mut inputs[0], &[12], said(EntryStatus::Done));
    mark_march(&mut inputs[2], &[9, 10, 11], said(EntryStatus::Done));
    (inputs[0].habit.color, inputs[1].habit.color, inputs[2].habit.color) = (3, 3, 1);
    let by = |order| names(&shown(&inputs, GridRequest { order, ..week() })).join(" ");
    assert_eq!(by(GridOrder::Hand), "Walk apple Bread");
    assert_eq!(by(GridOrder::Name), "apple Bread Walk");
    assert_eq!(by(GridOrder::Color), "Bread Walk apple");
    assert_eq!(by(GridOrder::Score), "Bread Walk apple");
    assert_eq!(by(GridOrder::Due), "apple Bread Walk");
    for order in GridOrder::ALL {
        assert_eq!(GridOrder::parse(order.as_str()), Ok(order));
    }
}

#[test]
fn what_is_hidden_is_counted() {
    let mut inputs =
        [named(1, "done"), named(2, "open"), named(3, "archived"), named(4, "deleted"), named(5, "not done")];
    mark_march(&mut inputs[0], &[12], said(EntryStatus::Done));
    mark_march(&mut inputs[4], &[12], said(EntryStatus::Failed));
    inputs[2].habit.archived_at = Some(Timestamp::UNIX_EPOCH);
    inputs[3].habit.deleted_at = Some(Timestamp::UNIX_EPOCH);
    let view = shown(&inputs, GridRequest { hide_done: true, ..week() });
    assert_eq!((names(&view), view.hidden_done, view.hidden_archived), (vec!["open"], 2, 1));
    let view = shown(&inputs, GridRequest { with_archived: true, ..week() });
    assert_eq!(names(&view), ["done", "open", "archived", "not done"]);
    assert_eq!((view.hidden_done, view.hidden_archived, view.rows[2].archived), (0, 0, true));
}

#[test]
fn a_window_of_rows_knows_how_many_there_are() {
    let inputs: Vec<_> = (0..100).map(|number| named(number, &number.to_string())).collect();
    let view = shown(&inputs, GridRequest { skip: 40, take: 20, ..week() });
    assert_eq!((view.total, view.skipped, view.rows.len(), view.rows[0].name.as_str()), (100, 40, 20, "40"));
    let past = shown(&inputs, GridRequest { skip: 140, take: 20, ..week() });
    assert_eq!((past.total, past.skipped, past.rows.len()), (100, 100, 0));
}

#[test]
fn a_grid_travels() {
    let mut read = named(1, "Read");
    mark_march(&mut read, &[9], said(EntryStatus::Partial));
    read.history.set(march(10), DayMark { has_note: true, ..amount("2") });
    let view = shown(&[read], week());
    let json = serde_json::to_string(&view).unwrap();
    assert_eq!(serde_json::from_str::<GridView>(&json).unwrap(), view);
}

#[test]
fn a_tap_on_a_habit_to_quit_notes_a_slip_and_takes_it_back() {
    let tapped =
        |status, skip| tapped_status(HabitKind::Quit, status, DayState::Due, TapStops { skip, unknown: false });
    let (slip, skipped) = (Some(EntryStatus::Failed), Some(EntryStatus::Skipped));
    assert_eq!((tapped(None, false), tapped(slip, false)), (slip, None));
    assert_eq!((tapped(None, true), tapped(slip, true), tapped(skipped, true)), (slip, skipped, None));
}

#[test]
fn a_tap_takes_the_two_minute_version_for_a_yes() {
    let stops = TapStops { skip: false, unknown: true };
    assert_eq!(TapMark::of(Some(EntryStatus::Partial), DayState::Met).tapped(stops), TapMark::No);
    assert_eq!(TapMark::of(None, DayState::Met), TapMark::ImpliedYes);
    assert_eq!(tapped_status(HabitKind::YesNo, None, DayState::Met, stops), Some(EntryStatus::Done));
}
