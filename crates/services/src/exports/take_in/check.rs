//! Reads what was taken in by the types of the rules, before it counts. The constraints of the tables let less through
//! than an archive can hold, and more than the rules can read: a value that they cannot read would fail every page that
//! shows it.

use std::collections::BTreeMap;

use domain::{
    habits::DocumentKind,
    ids::HabitId,
    tasks::{MOST_LEVELS, Task, TaskTree},
};
use store::{
    habits::{self as habit_rows, documents},
    notifications as notification_rows, tasks as task_rows,
};

use super::refusal::{damaged, refused};
use crate::{ServiceError, Transaction, habits::MAX_HABITS, tasks::MAX_TASKS};

pub(super) async fn check(tx: &mut Transaction) -> Result<(), ServiceError> {
    habits(tx).await?;
    tasks(tx).await?;
    let user = tx.user();
    for kind in DocumentKind::ALL {
        documents::all(tx.conn(), user, kind).await.map_err(refused)?;
    }
    stacks(tx).await?;
    habit_rows::all_plans(tx.conn(), user).await.map_err(refused)?;
    habit_rows::find_onboarding(tx.conn(), user).await.map_err(refused)?;
    habit_rows::running_timers(tx.conn(), user).await.map_err(refused)?;
    notification_rows::find_settings(tx.conn(), user).await.map_err(refused)?;
    Ok(())
}

async fn habits(tx: &mut Transaction) -> Result<(), ServiceError> {
    let user = tx.user();
    let shown = habit_rows::all(tx.conn(), user).await.map_err(refused)?;
    let trash = habit_rows::in_trash(tx.conn(), user).await.map_err(refused)?;
    let (_, count) = habit_rows::last_position_and_count(tx.conn(), user).await?;
    if count > MAX_HABITS {
        return Err(ServiceError::refused(409, "over_limit"));
    }
    let mut schedules = shown.iter().chain(&trash).flat_map(|record| &record.habit.schedules);
    if schedules.all(|version| version.schedule.check().is_ok()) { Ok(()) } else { Err(damaged()) }
}

/// No habit follows itself, along however many others.
async fn stacks(tx: &mut Transaction) -> Result<(), ServiceError> {
    let user = tx.user();
    let stacks = documents::all_stacks(tx.conn(), user).await.map_err(refused)?;
    let anchors: BTreeMap<HabitId, Option<HabitId>> =
        stacks.iter().map(|stack| (stack.follower_habit_id, stack.anchor_habit_id)).collect();
    let is_good = stacks.iter().all(|stack| {
        let mut next = stack.anchor_habit_id;
        let steps = (0..=stacks.len()).take_while(|_| {
            next = next.and_then(|anchor| anchors.get(&anchor).copied().flatten());
            next.is_some()
        });
        steps.count() <= stacks.len()
    });
    if is_good { Ok(()) } else { Err(damaged()) }
}

/// No task is a part of itself, and none is deeper than there are levels.
async fn tasks(tx: &mut Transaction) -> Result<(), ServiceError> {
    let user = tx.user();
    if task_rows::count(tx.conn(), user).await? > MAX_TASKS {
        return Err(ServiceError::refused(409, "over_limit"));
    }
    let mut records = task_rows::all(tx.conn(), user).await.map_err(refused)?;
    records.extend(task_rows::in_trash(tx.conn(), user).await.map_err(refused)?);
    task_rows::series(tx.conn(), user).await.map_err(refused)?;
    let tasks: Vec<Task> = records.into_iter().map(|record| record.task).collect();
    let tree = TaskTree::new(&tasks);
    // A circle has a parent above every level.
    let is_good = tasks.iter().all(|task| tree.level(task.id) <= MOST_LEVELS);
    if is_good { Ok(()) } else { Err(damaged()) }
}
