//! Making the next occurrence of a repeated task, once: its ids follow from the series and the day, and a row that is
//! there already is not made again. Reminders go along with it.

use domain::{
    events::Event,
    ids::TaskId,
    tasks::{Completion, NextOccurrence, Task, TaskTree, became, next_tasks},
};
use store::tasks::{self as rows, RecordStamps, TaskRecord};
use uuid::Uuid;

use crate::{
    ServiceError, Transaction,
    tasks::save::{hand_on_reminders, store_as_they_are},
};

/// Makes the occurrence with its parts and answers them, the task first; nothing where the series has one on that day.
/// `family`: the task with its parts and the later occurrences of its series, those in the trash included.
pub(in crate::tasks) async fn make(
    tx: &mut Transaction,
    task: &Task,
    family: &[TaskRecord],
    next: NextOccurrence,
    done: &Completion,
) -> Result<Vec<TaskRecord>, ServiceError> {
    let of_day =
        |other: &&TaskRecord| other.task.series_id == task.series_id && other.task.occurrence_day == Some(next.key);
    let there = family.iter().find(of_day);
    if there.is_some_and(|there| there.task.deleted_at.is_none()) {
        return Ok(Vec::new());
    }
    let tasks: Vec<Task> = family.iter().map(|record| record.task.clone()).collect();
    let tree = TaskTree::new(&tasks);
    // One that was thrown away keeps its id, because its series has one row for a day.
    let id_of = |made_from: &Task| match there {
        Some(there) if made_from.id == task.id => there.task.id,
        _ => next.id_of(made_from),
    };
    let made = next_tasks(task, &tree, next, done, id_of);
    let pairs = made.first().map(|head| became(task, &tree, head, next.first_day)).unwrap_or_default();
    let ids: Vec<Uuid> = made.iter().map(|task| task.id.uuid()).collect();
    let user = tx.user();
    let known = rows::find_many(tx.conn(), user, &ids).await?;
    let version = |id: TaskId| known.iter().find(|old| old.task.id == id).map_or(0, |old| old.task.version);
    let records: Vec<TaskRecord> = made
        .into_iter()
        .map(|task| {
            // One that nobody had used is as it was when it is made again, and so is its version.
            let version = version(task.id) + 1;
            TaskRecord { task: Task { version, ..task }, request_hash: None, stamps: RecordStamps::default() }
        })
        .collect();
    store_as_they_are(tx, &records).await?;
    hand_on_reminders(tx, &pairs).await?;
    let events: Vec<Event> = records.iter().map(|record| Event::TaskCreated { task_id: record.task.id }).collect();
    tx.publish(&events).await?;
    Ok(records)
}

/// Gives a task and its parts the reminders back that went along to the next occurrence, before that one goes again.
pub(in crate::tasks) async fn take_reminders_back(
    tx: &mut Transaction,
    task: &Task,
    tree: &TaskTree<'_>,
    next: &Task,
) -> Result<(), ServiceError> {
    let user = tx.user();
    let series = match task.series_id {
        Some(series) => rows::find_series(tx.conn(), user, series).await?,
        None => None,
    };
    let Some(first_day) = series.map(|series| series.first_day).or(next.occurrence_day) else { return Ok(()) };
    let pairs: Vec<(TaskId, TaskId)> =
        became(task, tree, next, first_day).into_iter().map(|(from, to)| (to, from)).collect();
    hand_on_reminders(tx, &pairs).await
}

/// Whether a later occurrence of its series is there, so that none has to be made.
pub(super) fn has_later(task: &Task, family: &[TaskRecord]) -> bool {
    family.iter().any(|other| {
        other.task.deleted_at.is_none()
            && other.task.id != task.id
            && other.task.series_id == task.series_id
            && other.task.occurrence_day > task.occurrence_day
    })
}
