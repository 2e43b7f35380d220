//! Removing tasks for good that were planted by an import, as if they had never been there.

use std::collections::BTreeSet;

use domain::ids::TaskId;
use store::{
    imports::{holding_tasks, series_in_use},
    tasks::{self as rows, TaskRecord},
};
use uuid::Uuid;

use super::save::{remove, remove_series};
use crate::{ServiceError, Transaction};

/// Removes those of some tasks that nobody has changed since they were made, and answers how many of the others are
/// still there: what has a part that stays, stays as well. The transaction holds the feed's counter.
pub(crate) async fn uproot(tx: &mut Transaction, ids: &[Uuid]) -> Result<usize, ServiceError> {
    let user = tx.user();
    let here = rows::find_many(tx.conn(), user, ids).await?;
    let there: Vec<TaskRecord> = here.into_iter().filter(|record| record.task.deleted_at.is_none()).collect();
    let unchanged = there.iter().filter(|record| record.task.version == 1);
    let mut going: BTreeSet<Uuid> = unchanged.map(|record| record.task.id.uuid()).collect();
    loop {
        let ids: Vec<Uuid> = going.iter().copied().collect();
        let held = holding_tasks(tx.conn(), user, &ids).await?;
        if held.is_empty() {
            break;
        }
        going.retain(|id| !held.contains(id));
    }
    let is_going = |record: &&TaskRecord| going.contains(&record.task.id.uuid());
    let gone: Vec<(TaskId, i64)> =
        there.iter().filter(is_going).map(|record| (record.task.id, record.task.version)).collect();
    let series: BTreeSet<Uuid> =
        there.iter().filter(is_going).filter_map(|record| record.task.series_id).map(|id| id.uuid()).collect();
    remove(tx, &gone).await?;
    end_series(tx, &series.into_iter().collect::<Vec<_>>()).await?;
    Ok(there.len() - gone.len())
}

/// Removes those of some series of which no task is left.
async fn end_series(tx: &mut Transaction, ids: &[Uuid]) -> Result<(), ServiceError> {
    if ids.is_empty() {
        return Ok(());
    }
    let user = tx.user();
    let used = series_in_use(tx.conn(), user, ids).await?;
    for series in rows::series_of(tx.conn(), user, ids).await? {
        if !used.contains(&series.id.uuid()) {
            remove_series(tx, &series).await?;
        }
    }
    Ok(())
}
