//! Whatever is done in whatever order: the server may have heard of any part of it, what comes next is what the rules
//! of the domain say, and what is taken back is as it was.

use std::collections::BTreeSet;

use domain::{
    ids::TaskId,
    recurrence::Rule,
    tasks::{Completion, DeleteReach, Due, OrderKey, Task, TaskChange, TaskFields, TaskPart, Timeframe, in_series},
};
use jiff::{
    Timestamp, ToSpan as _,
    civil::{Date, time},
};
use proptest::{prelude::*, sample::Index};
use serde_json::json;

use super::scene::{TODAY, done, id, make, nothing, op_on, open, titled};
use crate::offline::{NewPlan, Replica, Write, feed::FeedItem, local::LocalState, operation::StoredOperation};

/// What somebody does next: which kind of thing, to which of their tasks, and two numbers for the rest.
type Step = (u8, Index, u8, u8);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((0_u8..11, any::<Index>(), 0_u8..40, 0_u8..8), 1..30)
}

fn rules() -> impl Strategy<Value = Rule> {
    prop_oneof![
        Just(Rule::daily()),
        Just(Rule::daily().every(3)),
        Just(Rule::weekly()),
        Just(Rule::monthly()),
        Just(Rule::yearly()),
        Just(Rule::daily().every(2).after_completion()),
        Just(Rule::daily().times(4)),
    ]
}

fn rule(number: u8) -> Option<Rule> {
    match number {
        0 => Some(Rule::daily()),
        1 => Some(Rule::weekly()),
        2 => Some(Rule::daily().every(3).after_completion()),
        3 => Some(Rule::monthly()),
        4 => Some(Rule::daily().until(TODAY.saturating_add(9.days()))),
        _ => None,
    }
}

fn due(days: u8, number: u8) -> TaskFields {
    let day = TODAY.saturating_add((i64::from(days) - 10).days());
    TaskFields { due: Some(Due::on(day)), repeat: rule(number), ..titled("Due") }
}

/// Something to do with what is there; none where there is nothing.
fn write(step: &Step, replica: &Replica, number: u128) -> Option<Write> {
    let (kind, which, days, choice) = step;
    let there: Vec<&Task> = replica.tasks.iter().filter(|task| task.deleted_at.is_none()).collect();
    if there.is_empty() || *kind < 2 {
        let parent_id = (*kind == 1).then(|| there.get(which.index(there.len().max(1)))).flatten().map(|task| task.id);
        return Some(make(number, TaskFields { parent_id, ..due(*days, *choice) }));
    }
    let task = *there.get(which.index(there.len()))?;
    let change = |fields: TaskFields, part| {
        Some(Write::ChangeTask { id: task.id, change: TaskChange { fields, parts: vec![part] } })
    };
    match kind {
        2 | 3 => Some(done(task.id)),
        4 => Some(Write::ReopenTask { id: task.id }),
        5 => Some(Write::DeleteTask { id: task.id, scope: DeleteReach::One }),
        6 => Some(Write::DeleteTask { id: task.id, scope: DeleteReach::Following }),
        7 => change(TaskFields { title: format!("Title {days}"), ..task.fields() }, TaskPart::Title),
        8 => {
            let TaskFields { due, repeat, .. } = due(*days, *choice);
            change(TaskFields { due, repeat, ..task.fields() }, TaskPart::Schedule)
        }
        9 => {
            let plan = [NewPlan::For(Timeframe::ThisWeek), NewPlan::On(TODAY), NewPlan::Nothing];
            Some(Write::PlanTasks { ids: vec![task.id], plan: *plan.get(usize::from(*choice) % 3)? })
        }
        _ => Some(Write::OrderTask { id: task.id, position: OrderKey::between(Some(&task.position), None)? }),
    }
}

/// Three steps a day.
fn operations(steps: &[Step]) -> Vec<StoredOperation> {
    let mut ops: Vec<StoredOperation> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let today = TODAY.saturating_add((at as i64 / 3).days());
        let written = write(step, &nothing().replica(&ops), 1_000 + at as u128);
        ops.extend(written.and_then(|written| op_on(today, at as i64 + 1, written)));
    }
    ops
}

/// The server after these operations, as another device hears of it: through the feed.
fn told(ops: &[StoredOperation]) -> LocalState {
    let server = nothing().replica(ops);
    let change = |entity: &str, id: String, value: serde_json::Value| {
        let deleted = value.is_null();
        let change = json!({"entity": entity, "entity_id": id, "version": 1, "deleted": deleted, "value": value});
        FeedItem::read(&serde_json::from_value(change).unwrap())
    };
    let task = |task: &Task| {
        let view = wire::tasks::TaskView::from(task.clone());
        let value = if task.deleted_at.is_some() { serde_json::Value::Null } else { json!(view) };
        change("task", task.id.to_string(), value)
    };
    let series = server.task_series.iter().cloned().map(wire::tasks::TaskSeriesView::from);
    let series = series.map(|view| change("task_series", view.id.to_string(), json!(view)));
    let page: Vec<FeedItem> = server.tasks.iter().map(task).chain(series).collect();
    let mut state = nothing();
    FeedItem::apply_all(&page, &mut state);
    state
}

fn present(replica: &Replica) -> Vec<Task> {
    replica.tasks.iter().filter(|task| task.deleted_at.is_none()).cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn it_makes_no_difference_how_much_the_server_has_heard(steps in steps(), heard in any::<Index>()) {
        // What went to the trash elsewhere is not told of.
        let kept: Vec<Step> = steps.into_iter().filter(|(kind, ..)| !(5..=6).contains(kind)).collect();
        let ops = operations(&kept);
        let whole = nothing().replica(&ops);
        let (sent, waiting) = ops.split_at(heard.index(ops.len() + 1));
        let rest = told(sent).replica(waiting);
        prop_assert_eq!(present(&rest), present(&whole));
        prop_assert_eq!(rest.task_series, whole.task_series);
    }

    #[test]
    fn an_answer_that_was_lost_changes_nothing(steps in steps()) {
        let ops = operations(&steps);
        let server = told(&ops);
        // The server has all of them; this device does not know, and still lays the last one on top.
        let makes_rows = |op: &&StoredOperation| matches!(op.kind.as_str(), "task.create" | "task.complete" | "task.delete");
        if let Some(last) = ops.last().filter(makes_rows) {
            let twice = server.replica(std::slice::from_ref(last));
            prop_assert_eq!(present(&twice), present(&server.replica(&[])));
        }
    }

    #[test]
    fn every_row_could_be_stored(steps in steps()) {
        let replica = nothing().replica(&operations(&steps));
        let mut days = BTreeSet::new();
        for task in present(&replica) {
            prop_assert_eq!(task.fields().checked(), Ok(task.fields()));
            prop_assert_eq!(task.completed_at.is_some(), task.completed_on.is_some());
            prop_assert_eq!(task.timeframe.is_some(), task.planned_on.is_some());
            prop_assert_eq!(task.series_id.is_some(), task.occurrence_day.is_some());
            if let Some(key) = task.series_id.zip(task.occurrence_day) {
                prop_assert!(days.insert(key), "two occurrences of {key:?}");
            }
        }
    }

    #[test]
    fn what_comes_next_is_what_the_domain_says(
        rule in rules(), start in 0_i64..40, gaps in prop::collection::vec((0_i64..45, 0_i8..24), 1..12),
    ) {
        let first = TODAY.saturating_add((start - 20).days());
        let fields = TaskFields {
            due: Some(Due::at(first, time(15, 0, 0, 0))), repeat: Some(rule), ..titled("Water the plants")
        };
        let fields = fields.checked().unwrap();
        let made = Task::new(id(1), fields.clone(), OrderKey::first(), Timestamp::UNIX_EPOCH, TODAY);
        let (mut task, series) = in_series(None, made, None, |_| false);
        let series = series.unwrap();
        let mut ops = vec![op_on(TODAY, 1, make(1, fields)).unwrap()];
        let mut today = TODAY;
        for (seq, (gap, hour)) in (2..).zip(gaps) {
            today = today.saturating_add(gap.days());
            let clock = today.to_datetime(time(hour, 0, 0, 0));
            ops.push(StoredOperation { clock: Some(clock), ..op_on(today, seq, done(task.id)).unwrap() });
            let shown = open(&nothing().replica(&ops));
            let next = series.next_after(&task, &Completion { at: Timestamp::UNIX_EPOCH, day: today, clock });
            let Some(next) = next else {
                prop_assert!(shown.is_empty());
                break;
            };
            let expected = (next.id_of(&task), Some(next.day), next.skipped);
            let found: Vec<(TaskId, Option<Date>, u32)> =
                shown.iter().map(|task| (task.id, task.day(), task.skipped)).collect();
            prop_assert_eq!(found, vec![expected]);
            task = shown.into_iter().next().unwrap();
        }
    }

    #[test]
    fn what_is_taken_back_is_as_it_was(steps in steps(), step in (5_u8..11, any::<Index>(), 0_u8..40, 0_u8..8)) {
        let mut ops = operations(&steps);
        let before = nothing().replica(&ops);
        let (seq, today) = (1_000, TODAY.saturating_add(20.days()));
        let Some(written) = write(&step, &before, 5_000) else { return Ok(()) };
        let back = before.takes_back(&written, today);
        // What cannot be sent is not done, and so not taken back.
        let Some(op) = op_on(today, seq, written) else { return Ok(()) };
        ops.push(op);
        let back = back.into_iter().flat_map(Write::each);
        ops.extend((seq + 1..).zip(back).map(|(seq, write)| op_on(today, seq, write).unwrap()));
        let after = nothing().replica(&ops);
        for task in present(&before) {
            let now = after.task(task.id).map(|now| (now.fields(), now.planned_on, now.is_open()));
            let was = Some((task.fields(), task.planned_on, task.is_open()));
            prop_assert_eq!((now, after.task(task.id).map(|now| &now.position)), (was, Some(&task.position)));
        }
    }
}
