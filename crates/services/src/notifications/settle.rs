//! What was told about a day needs no look any more once the day is checked in, and what was told about a task none
//! once it is done.

use domain::{
    events::Event,
    ids::{HabitId, TaskId},
};
use jiff::civil::Date;
use store::notifications as rows;

use crate::{ServiceError, Transaction};

/// Notes as read what was told about the days that were checked in and the tasks that were done: one statement for any
/// number of either, none where nothing was.
pub(crate) async fn settle(tx: &mut Transaction, events: &[Event]) -> Result<(), ServiceError> {
    let checked_in = |event: &Event| match event {
        Event::HabitCheckedIn { habit_id, day } => Some((*habit_id, *day)),
        _ => None,
    };
    let days: Vec<(HabitId, Date)> = events.iter().filter_map(checked_in).collect();
    let finished = |event: &Event| match event {
        Event::TaskCompleted { task_id, .. } => Some(*task_id),
        _ => None,
    };
    let tasks: Vec<TaskId> = events.iter().filter_map(finished).collect();
    let (user, now) = (tx.user(), tx.services().now());
    if !days.is_empty() {
        rows::mark_settled(tx.conn(), user, &days, now).await?;
    }
    if !tasks.is_empty() {
        rows::mark_tasks_settled(tx.conn(), user, &tasks, now).await?;
    }
    Ok(())
}
