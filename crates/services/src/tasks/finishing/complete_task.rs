//! Completing a task: with its parts if wanted, with the day of its habit, and with the next occurrence, as one.

use domain::{
    events::Event,
    habits::Outcome,
    ids::{HabitId, TaskId},
    tasks::{Completion, Task, TaskTree},
    time::latest_day_anywhere,
};
use jiff::{Timestamp, civil::Date};
use store::{
    sync as feed,
    tasks::{self as rows, TaskRecord},
};

use super::{next_occurrence, notes};
use crate::{
    Actor, Scope, ServiceError, Transaction,
    tasks::{By, Tasks, read_tasks::among, save::save},
};

/// How a task is completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompleteWish {
    /// When it was done; at the time of the change when nothing is told.
    pub completed_at: Option<Timestamp>,
    /// The owner's day on which it was done; the day of that time when nothing is told.
    pub day: Option<Date>,
    /// Whether the day of its habit is noted with it, and those of its parts that are done with it.
    pub log_habit: bool,
    /// Whether its open parts are done with it.
    pub with_parts: bool,
}

impl Default for CompleteWish {
    fn default() -> Self {
        Self { completed_at: None, day: None, log_habit: true, with_parts: false }
    }
}

/// What completing a task came to.
#[derive(Debug, Clone)]
pub struct CompletedTask {
    /// The task.
    pub record: TaskRecord,
    /// The parts that were done with it.
    pub parts: Vec<TaskRecord>,
    /// The next occurrence, its parts behind it.
    pub next: Vec<TaskRecord>,
    /// The habit whose day was noted.
    pub habit: Option<HabitId>,
    /// Whether it stands; a later word on the same task may.
    pub outcome: Outcome,
}

impl Tasks<'_> {
    /// Completes a task. One that is done stays as it is.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; `day`: `in_future`, `out_of_range`.
    pub async fn complete(&self, actor: &Actor, id: TaskId, wish: CompleteWish) -> Result<CompletedTask, ServiceError> {
        actor.require(Scope::Write)?;
        let user = actor.user_id;
        let mut tx = self.services.begin(user).await?;
        feed::take_position(tx.conn(), user, 0).await?;
        let completed = complete_in(&mut tx, &By::request(actor, self.services), id, wish).await?;
        tx.commit().await?;
        Ok(completed)
    }
}

/// Completes in an open transaction that holds the feed's counter.
pub(crate) async fn complete_in(
    tx: &mut Transaction,
    by: &By<'_>,
    id: TaskId,
    wish: CompleteWish,
) -> Result<CompletedTask, ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let family = rows::with_series(tx.conn(), user, id, false).await?;
    let record = among(&family, id)?;
    let stamp = by.stamp(record.stamps.last_written(), now);
    let is_late = record.stamps.done.is_some_and(|last| stamp <= last);
    let as_it_is =
        |outcome| CompletedTask { record: record.clone(), parts: Vec::new(), next: Vec::new(), habit: None, outcome };
    if record.task.completed_at.is_some() {
        return Ok(as_it_is(Outcome::Applied));
    }
    if is_late {
        return Ok(as_it_is(Outcome::Superseded));
    }
    let zone = record.task.due.as_ref().and_then(|due| due.zone.as_deref());
    let done = by.completion(wish.completed_at, wish.day, zone, now);
    check_day(done.day, now)?;
    let mut changed = vec![record];
    if wish.with_parts {
        changed.extend(open_parts(&family, id));
    }
    let before: Vec<Task> = changed.iter().map(|record| record.task.clone()).collect();
    for record in &mut changed {
        record.task = finished(&record.task, &done);
        record.stamps.done = Some(stamp);
    }
    save(tx, &mut changed).await?;
    let events: Vec<Event> =
        changed.iter().map(|record| Event::TaskCompleted { task_id: record.task.id, day: done.day }).collect();
    tx.publish(&events).await?;
    let mut habit = None;
    if wish.log_habit {
        for record in &changed {
            let (noted, events) = notes::note(tx, by, &record.task, done.day).await?;
            tx.publish(&events).await?;
            if record.task.id == id {
                habit = noted;
            }
        }
    }
    let mut next = Vec::new();
    for task in &before {
        next.extend(next_of(tx, task, &done).await?);
    }
    let record = among(&changed, id)?;
    let parts = changed.into_iter().filter(|part| part.task.id != id).collect();
    Ok(CompletedTask { record, parts, next, habit, outcome: Outcome::Applied })
}

/// The open parts of a task, at every level.
fn open_parts(family: &[TaskRecord], id: TaskId) -> Vec<TaskRecord> {
    let tasks: Vec<Task> = family.iter().map(|record| record.task.clone()).collect();
    let open = TaskTree::new(&tasks).open_below(id);
    family.iter().filter(|record| open.contains(&record.task.id)).cloned().collect()
}

fn finished(task: &Task, done: &Completion) -> Task {
    Task { completed_at: Some(done.at), completed_on: Some(done.day), changed_on: done.day, ..task.clone() }
}

/// Makes the occurrence after one that was done; `task` as it was before.
async fn next_of(tx: &mut Transaction, task: &Task, done: &Completion) -> Result<Vec<TaskRecord>, ServiceError> {
    let Some(series) = task.series_id.filter(|_| task.repeat.is_some()) else { return Ok(Vec::new()) };
    let user = tx.user();
    let family = rows::with_series(tx.conn(), user, task.id, false).await?;
    if next_occurrence::has_later(task, &family) {
        return Ok(Vec::new());
    }
    let series = rows::find_series(tx.conn(), user, series).await?;
    match series.and_then(|series| series.next_after(task, done)) {
        Some(next) => next_occurrence::make(tx, task, &family, next, done).await,
        None => Ok(Vec::new()),
    }
}

/// # Errors
/// `in_future` for a day that has begun nowhere yet, `out_of_range` before 1900.
fn check_day(day: Date, now: Timestamp) -> Result<(), ServiceError> {
    if day > latest_day_anywhere(now) {
        return Err(ServiceError::field("day", "in_future"));
    }
    if day.year() < 1900 {
        return Err(ServiceError::field("day", "out_of_range"));
    }
    Ok(())
}
