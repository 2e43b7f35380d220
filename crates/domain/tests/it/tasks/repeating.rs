//! Occurrences: what comes next, what goes, and what is taken back.

use std::collections::BTreeSet;

use domain::{
    habits::WeekdaySet,
    ids::TaskId,
    recurrence::Rule,
    tasks::{
        ChecklistLine, DeleteReach, Due, NextOccurrence, ReopenPlan, SeriesPlan, Task, TaskSeries, TaskTree,
        delete_plan, in_series, next_of, next_tasks, reopen_plan, series_id, takes_key,
    },
};
use jiff::{
    SignedDuration,
    civil::{Date, Weekday, date, time},
};

use super::made::{at_clock, at_noon, done, due, id, numbers, occurrence, part, series};
use crate::support::march;

/// Of a series that counts from the first of March.
fn next(day: i8, skipped: u32) -> Option<NextOccurrence> {
    Some(NextOccurrence { day: march(day), key: march(day), skipped, first_day: march(1) })
}

#[test]
fn an_overdue_repeat_jumps_over_what_went_by() {
    let series = series(Rule::daily(), march(1));
    let task = occurrence(1, &series, march(3));
    assert_eq!(series.next_after(&task, &at_noon(3)), next(4, 0));
    assert_eq!(series.next_after(&task, &at_noon(12)), next(13, 9));
    let early = occurrence(1, &series, march(20));
    assert_eq!(series.next_after(&early, &at_noon(12)), next(21, 0));
}

#[test]
fn a_time_that_is_still_to_come_is_not_jumped_over() {
    let series = series(Rule::daily(), march(1));
    let due = Due::at(march(10), time(18, 0, 0, 0));
    let task = Task { due: Some(due), ..occurrence(1, &series, march(10)) };
    assert_eq!(series.next_after(&task, &at_noon(12)), next(12, 1));
    let evening = at_clock(march(12).to_datetime(time(18, 0, 0, 0)));
    assert_eq!(series.next_after(&task, &evening), next(13, 2));
}

#[test]
fn a_month_end_keeps_its_anchor_day() {
    let series = series(Rule::monthly(), date(2026, 1, 31));
    let mut task = occurrence(1, &series, date(2026, 1, 31));
    let mut days = Vec::new();
    for _ in 0..4 {
        let day = task.occurrence_day.unwrap();
        let next = series.next_after(&task, &at_clock(day.to_datetime(time(9, 0, 0, 0)))).unwrap();
        days.push(next.day);
        task = occurrence(1, &series, next.day);
    }
    assert_eq!(days, [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)]);
}

#[test]
fn a_moved_occurrence_does_not_move_the_series() {
    let series = series(Rule::weekly(), march(2));
    let moved = Task { due: Some(Due::on(march(11))), ..occurrence(1, &series, march(9)) };
    let from_the_second = next(16, 0).map(|next| NextOccurrence { first_day: march(2), ..next });
    assert_eq!(series.next_after(&moved, &at_noon(11)), from_the_second);
}

#[test]
fn from_completion_the_day_of_doing_counts() {
    let mondays = Rule::weekly_on(WeekdaySet::default().with(Weekday::Monday)).after_completion();
    for (rule, expected) in [(Rule::daily().every(3).after_completion(), 15), (mondays, 16)] {
        let series = series(rule, march(1));
        assert_eq!(series.next_after(&occurrence(1, &series, march(4)), &at_noon(12)), next(expected, 0));
    }
}

/// The occurrence after a task that was done at noon of the 12th.
fn made_after(task: &Task, series: &TaskSeries, tasks: &[Task]) -> Task {
    let tree = TaskTree::new(tasks);
    let next = next_of(task, Some(series), &tree, &at_noon(12)).unwrap();
    next_tasks(task, &tree, next, &at_noon(12), |of| next.id_of(of)).swap_remove(0)
}

#[test]
fn what_is_done_early_comes_again_by_its_completion_under_a_key_of_its_own() {
    let series = series(Rule::daily().every(3).after_completion(), march(1));
    // Done on the 12th and due on the 15th again, as it was before: still another occurrence.
    for (stands_for, key) in [(15, 16), (20, 21), (14, 15), (9, 15)] {
        let found = series.next_after(&occurrence(1, &series, march(stands_for)), &at_noon(12)).unwrap();
        assert_eq!((found.day, found.key), (march(15), march(key)), "{stands_for}");
    }
    let head = Task { start_day: Some(march(13)), ..occurrence(1, &series, march(15)) };
    let tasks = [done(head.clone())];
    let again = made_after(&tasks[0], &series, &tasks);
    assert_eq!(
        (again.occurrence_day, again.day(), again.start_day),
        (Some(march(16)), Some(march(15)), Some(march(13)))
    );
    assert_ne!(again.id, head.id);
    // And once more on the same day: its days keep their distance.
    let tasks = [done(head), done(again)];
    let once_more = made_after(&tasks[1], &series, &tasks);
    assert_eq!((once_more.day(), once_more.start_day), (Some(march(15)), Some(march(13))));
    assert_eq!(once_more.occurrence_day, Some(march(17)));
}

#[test]
fn what_follows_is_made_once() {
    let series = series(Rule::daily(), march(9));
    let tasks = [done(occurrence(1, &series, march(11))), occurrence(2, &series, march(12))];
    let after = |task: &Task, tasks: &[Task]| next_of(task, Some(&series), &TaskTree::new(tasks), &at_noon(12));
    assert_eq!(after(&tasks[0], &tasks), None);
    assert_eq!(after(&tasks[0], &tasks[..1]).map(|next| next.day), Some(march(13)));
    let once = Task { repeat: None, ..tasks[0].clone() };
    assert_eq!(after(&once, std::slice::from_ref(&once)), None);
    assert_eq!(next_of(&tasks[0], None, &TaskTree::new(&tasks[..1]), &at_noon(12)), None);
}

#[test]
fn a_series_begins_counts_anew_and_ends_with_its_rule() {
    let free = |_: Date| false;
    let daily = Task { repeat: Some(Rule::daily()), ..due(1, march(12)) };
    let (task, begun) = in_series(None, daily, None, free);
    assert_eq!((task.series_id, task.occurrence_day), (Some(series_id(id(1))), Some(march(12))));
    let begun = begun.unwrap();
    assert_eq!((begun.id, begun.first_day, &begun.rule), (series_id(id(1)), march(12), &Rule::daily()));
    let known = Some(&begun);
    // A moved occurrence does not move the series.
    let moved = Task { due: Some(Due::on(march(20))), ..task.clone() };
    assert_eq!(in_series(Some(&task), moved.clone(), known, free), (moved, None));
    // Another rule counts from the day that is set now, unless another occurrence takes its key.
    let weekly = Task { repeat: Some(Rule::weekly()), due: Some(Due::on(march(10))), ..task.clone() };
    let (anew, changed) = in_series(Some(&task), weekly.clone(), known, free);
    assert_eq!((anew.occurrence_day, changed.map(|series| series.first_day)), (Some(march(10)), Some(march(10))));
    let (taken, changed) = in_series(Some(&task), weekly, known, |day| day == march(10));
    assert_eq!((taken.occurrence_day, changed.map(|series| series.first_day)), (Some(march(12)), Some(march(12))));
    let once = Task { repeat: None, ..task.clone() };
    assert_eq!(in_series(Some(&task), once.clone(), known, free), (once, Some(begun.ended_on(march(12)))));
    // What was done keeps its rule to itself.
    let past = done(Task { repeat: Some(Rule::weekly()), ..task.clone() });
    assert_eq!(in_series(Some(&task), past.clone(), known, free), (past, None));
    let never = due(2, march(12));
    assert_eq!(in_series(None, never.clone(), None, free), (never, None));
}

#[test]
fn an_occurrence_takes_its_own_key_and_those_before_it() {
    let series = series(Rule::daily(), march(9));
    let here = occurrence(1, &series, march(12));
    assert_eq!([11, 12, 13].map(|day| takes_key(&here, march(day))), [true, true, false]);
    let thrown_away = Task { deleted_at: Some(here.created_at), ..here };
    assert_eq!([11, 12, 13].map(|day| takes_key(&thrown_away, march(day))), [false, true, false]);
    assert!(!takes_key(&due(2, march(12)), march(12)));
}

#[test]
fn a_series_that_has_ended_has_no_next() {
    let series = series(Rule::daily().until(march(4)), march(1));
    assert_eq!(series.next_after(&occurrence(1, &series, march(4)), &at_noon(4)), None);
    assert_eq!(series.next_after(&occurrence(1, &series, march(3)), &at_noon(12)), None);
}

fn ids() -> impl FnMut(&Task) -> TaskId {
    let mut number = 100;
    move |_| {
        number += 1;
        id(number)
    }
}

#[test]
fn the_next_occurrence_begins_anew_with_its_parts() {
    let series = series(Rule::weekly(), march(9));
    let ticked = ChecklistLine { text: "Bag".to_owned(), is_done: true };
    let head = Task {
        start_day: Some(march(7)),
        deadline: Some(march(11)),
        checklist: vec![ticked],
        spent_minutes: 30,
        version: 7,
        ..done(occurrence(1, &series, march(9)))
    };
    let of_own_series = Task { repeat: Some(Rule::daily()), ..part(4, 1) };
    let tasks = [head, done(due_part(2, 1)), part(3, 2), of_own_series, part(5, 4)];
    let tree = TaskTree::new(&tasks);
    let next = NextOccurrence { day: march(16), key: march(16), skipped: 2, first_day: march(9) };
    let made = next_tasks(&tasks[0], &tree, next, &at_noon(12), ids());
    assert_eq!(numbers(&made), [101, 102, 103]);
    let [head, part, below] = made.as_slice() else { panic!("three rows are made") };
    assert_eq!(
        (head.due.clone(), head.start_day, head.deadline),
        (Some(Due::on(march(16))), Some(march(14)), Some(march(18)))
    );
    assert_eq!((head.series_id, head.occurrence_day, head.skipped), (Some(series.id), Some(march(16)), 2));
    assert!(head.is_open() && !head.checklist[0].is_done && head.spent_minutes == 0 && head.version == 1);
    assert_eq!((part.parent_id, below.parent_id), (Some(id(101)), Some(id(102))));
    assert!(part.is_open() && part.series_id.is_none());
    assert_eq!(part.due, Some(Due::on(march(15))));
}

fn due_part(number: u128, parent: u128) -> Task {
    Task { parent_id: Some(id(parent)), ..due(number, march(8)) }
}

/// Three done occurrences, an open one with a part, and a task beside them.
fn rows() -> (TaskSeries, Vec<Task>) {
    let series = series(Rule::daily(), march(9));
    let mut tasks: Vec<Task> =
        (9_i8..12).map(|day| done(occurrence(day.unsigned_abs().into(), &series, march(day)))).collect();
    tasks.extend([occurrence(12, &series, march(12)), part(13, 12), due(20, march(12))]);
    (series, tasks)
}

#[test]
fn one_occurrence_goes_and_the_next_one_comes() {
    let (series, tasks) = rows();
    let tree = TaskTree::new(&tasks);
    let plan = |number: u128| {
        let task = tree.task(id(number)).unwrap();
        delete_plan(task, Some(&series), &tree, DeleteReach::One, &at_noon(12))
    };
    assert_eq!(plan(12).delete, BTreeSet::from([id(12), id(13)]));
    let tomorrow = NextOccurrence { day: march(13), key: march(13), skipped: 0, first_day: march(9) };
    assert_eq!(plan(12).series, SeriesPlan::Make(tomorrow));
    // One that was done has its successor already.
    assert_eq!((plan(10).delete, plan(10).series), (BTreeSet::from([id(10)]), SeriesPlan::Keep));
}

#[test]
fn this_and_following_end_the_series_before() {
    let (series, tasks) = rows();
    let tree = TaskTree::new(&tasks);
    let plan = |number: u128| {
        let task = tree.task(id(number)).unwrap();
        delete_plan(task, Some(&series), &tree, DeleteReach::Following, &at_noon(12))
    };
    assert_eq!(plan(11).delete, BTreeSet::from([id(11), id(12), id(13)]));
    assert_eq!(plan(11).series, SeriesPlan::EndOn(march(10)));
    assert_eq!(plan(9).series, SeriesPlan::Remove);
    let ended = series.ended_on(march(10));
    assert_eq!(ended.rule.next_after(ended.first_day, march(9)), Some(march(10)));
    assert_eq!(ended.rule.next_after(ended.first_day, march(10)), None);
    assert_eq!(ended.ended_on(march(20)), ended);
}

#[test]
fn all_occurrences_go_and_nothing_else() {
    let (series, tasks) = rows();
    let tree = TaskTree::new(&tasks);
    let task = tree.task(id(11)).unwrap();
    let plan = delete_plan(task, Some(&series), &tree, DeleteReach::All, &at_noon(12));
    assert_eq!(plan.delete, (9..=13).map(id).collect::<BTreeSet<_>>());
    assert_eq!(plan.series, SeriesPlan::Remove);
    let alone = delete_plan(tree.task(id(20)).unwrap(), None, &tree, DeleteReach::All, &at_noon(12));
    assert_eq!((alone.delete, alone.series), (BTreeSet::from([id(20)]), SeriesPlan::Keep));
    for (text, reach) in [("one", DeleteReach::One), ("following", DeleteReach::Following), ("all", DeleteReach::All)] {
        assert_eq!(DeleteReach::parse(text), Ok(reach));
    }
    assert_eq!(DeleteReach::parse("some"), Err("unknown_choice"));
}

#[test]
fn reopening_takes_back_an_untouched_successor_only() {
    let (_, mut tasks) = rows();
    let plan = |tasks: &[Task], number: u128| {
        let tree = TaskTree::new(tasks);
        reopen_plan(tree.task(id(number)).unwrap(), &tree)
    };
    assert_eq!(plan(&tasks, 11), ReopenPlan::Replacing(id(12)));
    assert_eq!(plan(&tasks, 10), ReopenPlan::Ask(id(11)));
    assert_eq!((plan(&tasks, 12), plan(&tasks, 20)), (ReopenPlan::Alone, ReopenPlan::Alone));
    // A part that was added since is lost to nobody.
    let made_at = tasks[4].created_at;
    tasks[4].created_at += SignedDuration::from_secs(1);
    assert_eq!(plan(&tasks, 11), ReopenPlan::Ask(id(12)));
    tasks[4].created_at = made_at;
    tasks[4].version = 2;
    assert_eq!(plan(&tasks, 11), ReopenPlan::Ask(id(12)));
}
