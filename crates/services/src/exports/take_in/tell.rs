//! What follows from rows that were taken in: the packed years of their habits, and the feed of the owner's devices.

use std::collections::BTreeSet;

use domain::ids::HabitId;
use store::{
    habits as habit_rows,
    personal::TABLES,
    sync::{self as feed, Change},
    tasks as task_rows,
};

use super::{
    TakenIn,
    refusal::{refused, refused_within},
};
use crate::{ServiceError, Transaction, habits::pack_anew};

/// Changes that are told at once.
const BATCH: usize = 2_000;

/// Packs the years of every habit of which days were taken in.
pub(super) async fn pack_years(tx: &mut Transaction, taken: &TakenIn) -> Result<(), ServiceError> {
    let with_days = taken.made.iter().filter(|row| row.table == "habit_entries").filter_map(|row| row.key.first());
    let habits: BTreeSet<HabitId> = with_days.filter_map(|id| id.parse().ok()).collect();
    for habit in habits {
        pack_anew(tx, habit).await.map_err(refused_within)?;
    }
    Ok(())
}

/// Tells devices of every row that they keep.
pub(super) async fn tell(tx: &mut Transaction, taken: &TakenIn) -> Result<(), ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let trash = trash(tx).await?;
    let mut told = Vec::new();
    for table in TABLES {
        let Some(entity) = table.feed else { continue };
        let rows = taken.made.iter().filter(|row| row.table == table.name);
        told.extend(rows.filter_map(|row| Some((entity, row.key.first()?.clone(), row.version?))));
    }
    for batch in told.chunks(BATCH) {
        let first = feed::take_position(tx.conn(), user, i64::try_from(batch.len()).unwrap_or(i64::MAX)).await?;
        let changes: Vec<Change> = (first..)
            .zip(batch)
            .map(|(position, (entity, entity_id, version))| Change {
                entity,
                entity_id: entity_id.clone(),
                deleted: trash.contains(&(*entity, entity_id.clone())),
                version: *version,
                position,
            })
            .collect();
        feed::record(tx.conn(), user, &changes, now).await?;
    }
    tx.mark_changed();
    Ok(())
}

/// Devices know nothing of what is in the trash.
async fn trash(tx: &mut Transaction) -> Result<BTreeSet<(&'static str, String)>, ServiceError> {
    let user = tx.user();
    let habits = habit_rows::in_trash(tx.conn(), user).await.map_err(refused)?;
    let tasks = task_rows::in_trash(tx.conn(), user).await.map_err(refused)?;
    let habits = habits.into_iter().map(|record| ("habit", record.habit.id.to_string()));
    let tasks = tasks.into_iter().map(|record| ("task", record.task.id.to_string()));
    Ok(habits.chain(tasks).collect())
}
