//! What completing a task notes of the day of its habit: remembered with the task, and withdrawn with it.

use domain::{events::Event, ids::HabitId, tasks::Task};
use jiff::civil::Date;
use store::tasks::{self as rows, HabitLog};

use crate::{
    ServiceError, Transaction,
    habits::{TaskNote, note_for_task, withdraw_note},
    tasks::By,
};

/// Notes the day of the task's habit, if it has one, and answers which.
pub(super) async fn note(
    tx: &mut Transaction,
    by: &By<'_>,
    task: &Task,
    day: Date,
) -> Result<(Option<HabitId>, Vec<Event>), ServiceError> {
    let Some(habit) = task.habit_id else { return Ok((None, Vec::new())) };
    let noted = note_for_task(tx, habit, day, by.claim, by.time_zone, by.origin).await?;
    let Some((TaskNote { habit, day, amount, stamp }, events)) = noted else { return Ok((None, Vec::new())) };
    let user = tx.user();
    rows::insert_habit_log(tx.conn(), user, &HabitLog { task: task.id, habit, day, amount, stamp }).await?;
    Ok((Some(habit), events))
}

/// Withdraws what completing the task noted, if it noted anything.
pub(super) async fn withdraw(tx: &mut Transaction, by: &By<'_>, task: &Task) -> Result<Vec<Event>, ServiceError> {
    let user = tx.user();
    let Some(log) = rows::take_habit_log(tx.conn(), user, task.id).await? else { return Ok(Vec::new()) };
    let HabitLog { habit, day, amount, stamp, .. } = log;
    withdraw_note(tx, TaskNote { habit, day, amount, stamp }, by.claim, by.time_zone, by.origin).await
}
