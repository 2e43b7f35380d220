//! What an operation on tasks does to the replica before the server has seen it: the same rules as there. What comes
//! next has the same id on both sides, so the server's row takes the place of the one that is shown until then, and
//! whatever was done to that meanwhile finds it.

use std::collections::BTreeSet;

use domain::{
    habits::Document,
    ids::TaskId,
    reminders::Reminder,
    tasks::{
        Completion, OrderKey, ReopenPlan, Task, TaskChange, TaskPart, TaskPlan, TaskTree, checked_addition,
        reopen_plan, with_addition,
    },
};
use jiff::civil::Time;
use wire::{
    sync::{TaskDeletePayload, TaskUndeletePayload},
    tasks::{
        CompleteBody, ReopenBody, ReopenNext, TaskBody, TaskOrderBody, TaskPlansBody, TaskTimeBody, take_changed_parts,
    },
};

use super::{LocalTasks, habit_logs};
use crate::{
    json,
    offline::{local::LocalState, operation::StoredOperation, projection::read},
};

/// Applies one operation.
pub(in crate::offline) fn apply(state: &mut LocalState, op: &StoredOperation) -> Option<()> {
    let applied = write(state, op.task_id()?, op);
    hand_on_reminders(state);
    applied
}

/// Reminders go along with what comes again, as the server has it.
fn hand_on_reminders(state: &mut LocalState) {
    for (from, to) in std::mem::take(&mut state.tasks.handed_on) {
        for document in state.documents.values_mut() {
            if let Document::Reminder(Reminder::Task(reminder)) = document
                && reminder.task_id == from
            {
                reminder.task_id = to;
            }
        }
    }
}

fn write(state: &mut LocalState, id: TaskId, op: &StoredOperation) -> Option<()> {
    match op.kind.as_str() {
        "task.create" => create(&mut state.tasks, id, op),
        "task.replace" => replace(&mut state.tasks, id, op),
        "task.complete" => complete(state, id, op),
        "task.reopen" => reopen(state, id, op),
        "task.delete" => {
            let task = state.tasks.present(id)?.clone();
            let TaskDeletePayload { scope } = read(op)?;
            state.tasks.delete(&task, scope, &completion(op, &CompleteBody::default()));
            Some(())
        }
        "task.undelete" => {
            let TaskUndeletePayload { also } = read(op)?;
            state.tasks.bring_back(also.into_iter().map(TaskId).chain([id]));
            Some(())
        }
        "task.order" => {
            let position = OrderKey::parse(&read::<TaskOrderBody>(op)?.position).ok()?;
            state.tasks.change(id, |task| Some(Task { position, ..task.clone() }))
        }
        "task.spend" => {
            let minutes = checked_addition(read::<TaskTimeBody>(op)?.minutes).ok()?;
            let spent = |task: &Task| with_addition(task.spent_minutes, minutes);
            state
                .tasks
                .change(id, |task| Some(Task { spent_minutes: spent(task), changed_on: op.today, ..task.clone() }))
        }
        "task.dismiss" => {
            let dismissed = |task: &Task| task.dismissed_at.or(Some(op.client_time));
            state.tasks.change(id, |task| Some(Task { dismissed_at: dismissed(task), ..task.clone() }))
        }
        "task.plan" => plan(&mut state.tasks, op),
        _ => None,
    }
}

fn create(tasks: &mut LocalTasks, id: TaskId, op: &StoredOperation) -> Option<()> {
    if tasks.rows.get(id).is_some() {
        return None;
    }
    let (fields, position) = read::<TaskBody>(op)?.into_fields().ok()?;
    let position = position.unwrap_or_else(|| tasks.end());
    tasks.write(None, Task::new(id, fields, position, op.client_time, op.today));
    Some(())
}

fn replace(tasks: &mut LocalTasks, id: TaskId, op: &StoredOperation) -> Option<()> {
    let mut payload = op.payload.clone();
    let parts = take_changed_parts(&mut payload).ok()?;
    let (fields, _) = json::from_value::<TaskBody>(payload).ok()?.into_fields().ok()?;
    let change = TaskChange { fields, parts };
    let before = tasks.present(id)?.clone();
    if let Some(parent) = change.applied(&before, op.today).parent_id.filter(|to| before.parent_id != Some(*to)) {
        // The server refuses it where it would stand below itself, or too deep.
        TaskTree::new(&tasks.rows).may_move_below(id, parent).ok()?;
    }
    tasks.change(id, |task| Some(change.applied(task, op.today)))?;
    if change.parts.contains(&TaskPart::Belonging) {
        move_along(tasks, &before);
    }
    Some(())
}

/// The parts of a task that went to another project or section go with it, if they stood where it stood.
fn move_along(tasks: &mut LocalTasks, before: &Task) -> Option<()> {
    let place = |task: &Task| (task.project_id, task.section_id);
    let (from, to) = (place(before), place(tasks.present(before.id)?));
    if from == to {
        return None;
    }
    let below = tasks.around(before).below(before.id).into_iter().filter(|part| place(part) == from);
    for part in below.map(|part| part.id).collect::<Vec<_>>() {
        tasks.change(part, |task| Some(Task { project_id: to.0, section_id: to.1, ..task.clone() }))?;
    }
    Some(())
}

/// Each as far as it can be planned so: what is gone is passed over, and what comes again keeps a day.
fn plan(tasks: &mut LocalTasks, op: &StoredOperation) -> Option<()> {
    for plan in read::<TaskPlansBody>(op)?.plans.into_iter().map(TaskPlan::from) {
        let _ = tasks.change(plan.task_id, |task| plan.applied(task, op.today).ok());
    }
    Some(())
}

fn complete(state: &mut LocalState, id: TaskId, op: &StoredOperation) -> Option<()> {
    let body: CompleteBody = read(op)?;
    let task = state.tasks.present(id).filter(|task| task.is_open())?.clone();
    let done = completion(op, &body);
    let parts = if body.with_parts { open_parts(&state.tasks, &task) } else { Vec::new() };
    for part in &parts {
        state.tasks.finish(part, &done);
    }
    state.tasks.finish(&task, &done);
    if body.log_habit {
        for finished in std::iter::once(&task).chain(&parts) {
            habit_logs::say(state, finished, done.day);
        }
    }
    Some(())
}

fn open_parts(tasks: &LocalTasks, task: &Task) -> Vec<Task> {
    tasks.around(task).below(task.id).into_iter().filter(|part| part.is_open()).cloned().collect()
}

fn reopen(state: &mut LocalState, id: TaskId, op: &StoredOperation) -> Option<()> {
    let body: ReopenBody = read(op)?;
    let task = state.tasks.present(id).filter(|task| !task.is_open())?.clone();
    let plan = reopen_plan(&task, &state.tasks.around(&task));
    let next = match (plan, body.next) {
        (ReopenPlan::Alone, _) | (_, ReopenNext::Keep) => None,
        (ReopenPlan::Replacing(next), _) | (ReopenPlan::Ask(next), ReopenNext::Remove) => Some(next),
        // The server refuses it: its owner has to be asked.
        (ReopenPlan::Ask(_), ReopenNext::Ask) => return None,
    };
    if let Some(next) = next {
        state.tasks.take_reminders_back(&task, next);
        let below = state.tasks.around(&task).below(next).into_iter().map(|part| part.id).collect::<Vec<_>>();
        let parts: BTreeSet<TaskId> = below.into_iter().chain([next]).collect();
        match plan {
            ReopenPlan::Ask(_) => state.tasks.trash(&parts, op.client_time),
            ReopenPlan::Alone | ReopenPlan::Replacing(_) => state.tasks.forget(&parts),
        }
    }
    for id in done_together(&state.tasks, &task, body.with_parts) {
        let open = |task: &Task| Task { completed_at: None, completed_on: None, changed_on: op.today, ..task.clone() };
        state.tasks.change(id, |task| Some(open(task)))?;
        habit_logs::withdraw(state, id);
    }
    Some(())
}

/// A task and, if they are meant too, the parts that were done in the same step.
fn done_together(tasks: &LocalTasks, task: &Task, with_parts: bool) -> Vec<TaskId> {
    let tree = tasks.around(task);
    let parts = tree.below(task.id).into_iter().filter(|part| with_parts && part.completed_at == task.completed_at);
    parts.map(|part| part.id).chain([task.id]).collect()
}

/// When it was done, by its owner's clock. Without a known clock the day has only begun, so that nothing of it is past.
fn completion(op: &StoredOperation, body: &CompleteBody) -> Completion {
    let day = body.day.unwrap_or(op.today);
    let clock = op.clock.unwrap_or_else(|| day.to_datetime(Time::midnight()));
    Completion { at: body.completed_at.unwrap_or(op.client_time).min(op.client_time), day, clock }
}
