//! What is suggested for today, and why.

use std::collections::BTreeSet;

use domain::{
    ids::{HabitId, TaskId},
    tasks::{Priority, SuggestionRequest, Task, TaskReason, TaskSuggestion, minutes_left, task_suggestions},
};
use jiff::{ToSpan, civil::time};
use proptest::prelude::*;
use uuid::Uuid;

use super::made::{CAL, done, due, id, task};
use crate::support::march;

const HABIT: HabitId = HabitId(Uuid::from_u128(1));

fn suggested(tasks: &[Task], minutes_left: u16) -> Vec<TaskSuggestion> {
    let without_vote = BTreeSet::from([HABIT]);
    task_suggestions(tasks, &SuggestionRequest { cal: CAL, minutes_left, without_vote: &without_vote })
}

fn ids(found: &[TaskSuggestion]) -> Vec<TaskId> {
    found.iter().map(|one| one.task_id).collect()
}

#[test]
fn every_reason_is_told_with_its_points() {
    let all = Task {
        habit_id: Some(HABIT),
        estimate_minutes: Some(30),
        changed_on: march(12).checked_sub(14.days()).unwrap(),
        ..due(1, march(10))
    };
    let found = suggested(&[all], 30);
    assert_eq!(found[0].score, 100);
    let expected = [
        TaskReason::Overdue { days: 2 },
        TaskReason::Vote { habit_id: HABIT },
        TaskReason::Untouched { days: 14 },
        TaskReason::Fits { minutes: 30 },
    ];
    assert_eq!(found[0].reasons, expected);
}

#[test]
fn nothing_is_suggested_without_a_reason() {
    let touched = Task { changed_on: march(12).checked_sub(13.days()).unwrap(), ..task(1) };
    let long = Task { estimate_minutes: Some(31), ..task(2) };
    let voted = Task { habit_id: Some(HabitId(Uuid::from_u128(2))), ..task(3) };
    assert!(suggested(&[touched, long, voted], 30).is_empty());
}

#[test]
fn what_is_on_the_list_done_hidden_or_dismissed_is_not_suggested() {
    let with_vote = |task: Task| Task { habit_id: Some(HABIT), ..task };
    let hidden = Task { start_day: Some(march(13)), ..with_vote(task(3)) };
    let dismissed = Task { dismissed_at: Some(jiff::Timestamp::UNIX_EPOCH), ..with_vote(task(4)) };
    let tasks = [with_vote(due(1, march(12))), done(with_vote(task(2))), hidden, dismissed, with_vote(task(5))];
    assert_eq!(ids(&suggested(&tasks, 0)), [id(5)]);
}

#[test]
fn the_best_three_are_told_apart_by_priority_and_day() {
    let with_vote = |task: Task| Task { habit_id: Some(HABIT), ..task };
    let urgent = Task { priority: Priority::P1, ..with_vote(task(9)) };
    let tasks = [with_vote(task(1)), with_vote(due(2, march(20))), with_vote(due(3, march(14))), urgent];
    assert_eq!(ids(&suggested(&tasks, 0)), [id(9), id(3), id(2)]);
}

#[test]
fn planned_work_takes_up_the_day() {
    let planned = Task { estimate_minutes: Some(90), ..due(1, march(12)) };
    let tasks = [planned.clone(), done(planned), Task { estimate_minutes: Some(60), ..due(2, march(13)) }];
    assert_eq!(minutes_left(time(20, 0, 0, 0), &tasks, CAL), 30);
    assert_eq!(minutes_left(time(21, 0, 0, 0), &tasks, CAL), 0);
    assert_eq!(minutes_left(time(23, 0, 0, 0), &[], CAL), 0);
}

fn any_task(number: u128) -> impl Strategy<Value = Task> {
    let day = || proptest::option::of((1i8..28).prop_map(march));
    let estimate = proptest::option::of(1u16..120);
    (day(), day(), estimate, any::<bool>(), (1i8..12).prop_map(march)).prop_map(
        move |(due_day, deadline, estimate_minutes, is_linked, changed_on)| Task {
            due: due_day.map(domain::tasks::Due::on),
            deadline,
            estimate_minutes,
            habit_id: is_linked.then_some(HABIT),
            changed_on,
            ..task(number)
        },
    )
}

proptest! {
    #[test]
    fn the_order_of_tasks_does_not_matter(
        (one, other) in (1u128..12)
            .prop_flat_map(|count| (0..count).map(any_task).collect::<Vec<_>>())
            .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        minutes_left in 0u16..200,
    ) {
        let found = suggested(&one, minutes_left);
        prop_assert_eq!(&found, &suggested(&other, minutes_left));
        prop_assert!(found.len() <= 3);
        for suggestion in &found {
            prop_assert!((1..=100).contains(&suggestion.score) && !suggestion.reasons.is_empty());
            prop_assert_eq!(suggestion.score, suggestion.reasons.iter().map(TaskReason::points).sum::<u8>());
        }
        prop_assert!(found.is_sorted_by(|before, after| before.score >= after.score));
    }
}
