//! The series of a repeated task follows what its owner writes about the task, as [`in_series`] has it.

use domain::{
    ids::TaskSeriesId,
    tasks::{Task, TaskSeries, in_series, takes_key},
};
use jiff::civil::Date;
use store::{
    sync as feed,
    tasks::{self as rows, TaskRecord},
};

use super::save::save_series;
use crate::{ServiceError, Transaction};

/// A task that was made or changed as it stands in its series, which is written if it is another than before. The
/// transaction holds the feed's counter.
pub(super) async fn settled(tx: &mut Transaction, before: Option<&Task>, task: Task) -> Result<Task, ServiceError> {
    let user = tx.user();
    let known = match task.series_id {
        Some(id) => rows::find_series(tx.conn(), user, id).await?,
        None => None,
    };
    let is_new_rule = before.is_some_and(|before| before.repeat != task.repeat);
    let family = match task.series_id {
        Some(_) if is_new_rule => rows::with_series(tx.conn(), user, task.id, true).await?,
        _ => Vec::new(),
    };
    let (id, series) = (task.id, task.series_id);
    let is_other = |other: &&TaskRecord| other.task.id != id && other.task.series_id == series;
    let is_taken = |day: Date| family.iter().filter(is_other).any(|other| takes_key(&other.task, day));
    let (task, changed) = in_series(before, task, known.as_ref(), is_taken);
    if let Some(changed) = changed {
        let version = match known.filter(|known| known.id == changed.id) {
            Some(known) => known.version,
            None => forgotten(tx, changed.id).await?,
        };
        save_series(tx, &TaskSeries { version: version + 1, ..changed }).await?;
    }
    Ok(task)
}

/// Brings a series back that was deleted, or that ended before a task that is here again.
pub(super) async fn revive(tx: &mut Transaction, task: &Task) -> Result<(), ServiceError> {
    let (Some(id), Some(rule), Some(day)) = (task.series_id, &task.repeat, task.occurrence_day) else { return Ok(()) };
    let user = tx.user();
    match rows::find_series(tx.conn(), user, id).await? {
        Some(series) if series.has_day_from(day) => Ok(()),
        Some(series) => {
            save_series(tx, &TaskSeries { rule: rule.clone(), version: series.version + 1, ..series }).await
        }
        None => {
            let version = forgotten(tx, id).await? + 1;
            save_series(tx, &TaskSeries { id, rule: rule.clone(), first_day: day, version }).await
        }
    }
}

/// The last version of a series that was deleted, so that no version ever names two contents.
async fn forgotten(tx: &mut Transaction, id: TaskSeriesId) -> Result<i64, ServiceError> {
    let user = tx.user();
    let version = feed::forgotten_version(tx.conn(), user, "task_series", &id.to_string()).await?;
    Ok(version.unwrap_or_default())
}
