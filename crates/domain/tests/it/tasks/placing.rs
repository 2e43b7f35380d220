//! Where tasks stand on a day, and planning again what was left over.

use domain::tasks::{Due, Slot, Task, Timeframe, meant_for, plan_again, slot};
use jiff::civil::{Date, date};

use super::made::{CAL, done, due, id, task};
use crate::support::march;

fn planned(frame: Timeframe, on: Date) -> Task {
    Task { timeframe: Some(frame), planned_on: Some(on), ..task(1) }
}

#[test]
fn a_day_places_a_task() {
    for (day, expected) in [(11, Slot::FromEarlier), (12, Slot::Today), (13, Slot::Later)] {
        assert_eq!(slot(&due(1, march(day)), CAL), expected, "due on the {day}th");
        let deadline = Task { deadline: Some(march(day)), ..task(1) };
        assert_eq!(slot(&deadline, CAL), expected, "deadline on the {day}th");
        let start = Task { start_day: Some(march(day)), ..task(1) };
        assert_eq!(slot(&start, CAL), expected, "starts on the {day}th");
    }
    assert_eq!(slot(&task(1), CAL), Slot::Unplanned);
}

#[test]
fn a_plan_holds_for_its_day_week_or_month() {
    for (frame, on, expected) in [
        (Timeframe::Today, march(12), Slot::Today),
        (Timeframe::Today, march(11), Slot::FromEarlier),
        (Timeframe::ThisWeek, march(9), Slot::ThisWeek),
        (Timeframe::ThisWeek, march(8), Slot::FromEarlier),
        (Timeframe::ThisMonth, march(1), Slot::ThisMonth),
        (Timeframe::ThisMonth, date(2026, 2, 28), Slot::FromEarlier),
        (Timeframe::Someday, date(2020, 1, 1), Slot::Someday),
    ] {
        assert_eq!(slot(&planned(frame, on), CAL), expected, "{frame:?} chosen on {on}");
    }
}

#[test]
fn a_plan_and_a_day_together() {
    let both = |frame, on, day| slot(&Task { due: Some(Due::on(day)), ..planned(frame, on) }, CAL);
    assert_eq!(both(Timeframe::Today, march(12), march(20)), Slot::Today);
    assert_eq!(both(Timeframe::Someday, march(1), march(12)), Slot::Today);
    assert_eq!(both(Timeframe::ThisMonth, march(1), march(10)), Slot::FromEarlier);
    assert_eq!(both(Timeframe::ThisWeek, march(11), march(10)), Slot::ThisWeek);
    assert_eq!(both(Timeframe::Today, march(11), march(20)), Slot::FromEarlier);
    let hidden = Task { start_day: Some(march(13)), ..planned(Timeframe::Today, march(12)) };
    assert_eq!(slot(&hidden, CAL), Slot::Later);
}

#[test]
fn what_is_from_earlier_says_from_when() {
    assert_eq!(meant_for(&due(1, march(10)), CAL), Some(march(10)));
    assert_eq!(meant_for(&planned(Timeframe::ThisWeek, march(3)), CAL), Some(march(8)));
    assert_eq!(meant_for(&due(1, march(12)), CAL), None);
}

#[test]
fn planning_again_is_one_change_of_all_that_can_be_taken_back() {
    let mut tasks = [
        due(1, march(10)),
        Task { id: id(2), ..planned(Timeframe::ThisWeek, march(3)) },
        done(due(3, march(10))),
        due(4, march(12)),
    ];
    let before = tasks.clone();
    let changes = plan_again(&tasks, Timeframe::ThisWeek, CAL);
    assert_eq!(changes.iter().map(|change| change.task_id).collect::<Vec<_>>(), [id(1), id(2)]);
    for change in &changes {
        tasks.iter_mut().filter(|task| task.id == change.task_id).for_each(|task| change.apply(task));
    }
    assert_eq!((slot(&tasks[0], CAL), slot(&tasks[1], CAL)), (Slot::ThisWeek, Slot::ThisWeek));
    assert_eq!(tasks[0].due, Some(Due::on(march(10))), "the day stays what it was");
    assert!(plan_again(&tasks, Timeframe::Today, CAL).is_empty());
    for change in &changes {
        let change = change.undone();
        tasks.iter_mut().filter(|task| task.id == change.task_id).for_each(|task| change.apply(task));
    }
    assert_eq!(tasks, before);
}
