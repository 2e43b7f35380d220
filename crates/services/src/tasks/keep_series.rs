//! The series of a repeated task follows what its owner writes about the task: `repeat` of the task is the rule of the
//! series, and a moved occurrence does not move the series.

use domain::{
    ids::TaskSeriesId,
    tasks::{Task, TaskSeries, series_id},
};
use jiff::civil::Date;
use store::{sync as feed, tasks as rows};

use super::save::{remove_series, save_series};
use crate::{ServiceError, Transaction};

/// A task that begins to repeat knows its series and the day for which it stands in it.
pub(super) fn begun(task: Task, today: Date) -> Task {
    if task.repeat.is_none() || task.series_id.is_some() {
        return task;
    }
    let day = task.day().unwrap_or(today);
    Task { series_id: Some(series_id(task.id)), occurrence_day: Some(day), ..task }
}

/// Whether the rule is another one, so that the series counts anew from the day of this task.
pub(super) fn is_new_rule(before: Option<&Task>, after: &Task) -> bool {
    after.repeat.is_some() && before.and_then(|before| before.repeat.as_ref()) != after.repeat.as_ref()
}

/// Writes the series of a task that was made or changed. The transaction holds the feed's counter.
pub(super) async fn follow(tx: &mut Transaction, before: Option<&Task>, after: &Task) -> Result<(), ServiceError> {
    let Some(id) = after.series_id else { return Ok(()) };
    let user = tx.user();
    match &after.repeat {
        None if before.is_some_and(|before| before.repeat.is_some()) => {
            if let Some(series) = rows::find_series(tx.conn(), user, id).await? {
                remove_series(tx, &series).await?;
            }
            Ok(())
        }
        None => Ok(()),
        Some(_) if !is_new_rule(before, after) => Ok(()),
        Some(rule) => {
            let known = rows::find_series(tx.conn(), user, id).await?;
            let version = match known {
                Some(known) => known.version,
                None => forgotten(tx, id).await?,
            };
            let first_day = after.occurrence_day.or_else(|| after.day()).unwrap_or(after.changed_on);
            save_series(tx, &TaskSeries { id, rule: rule.clone(), first_day, version: version + 1 }).await
        }
    }
}

/// Brings a series back that was deleted, or that ended before a task that is here again.
pub(super) async fn revive(tx: &mut Transaction, task: &Task) -> Result<(), ServiceError> {
    let (Some(id), Some(rule), Some(day)) = (task.series_id, &task.repeat, task.occurrence_day) else { return Ok(()) };
    let user = tx.user();
    match rows::find_series(tx.conn(), user, id).await? {
        Some(series) if series.rule.last_day(series.first_day) >= day => Ok(()),
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
