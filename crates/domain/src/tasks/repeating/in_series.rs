//! What a written task means for its series: it begins with the first rule, follows a new one, and ends where the rule goes.

use super::{TaskSeries, series_id};
use crate::tasks::Task;

/// A task that was just made or changed, as it stands in its series, and the series where that is another than before.
/// `before`: the task as it was; none when it was just made. Only an open task says how its series goes on: what was done
/// keeps the rule by which it was done.
#[must_use]
pub fn in_series(before: Option<&Task>, task: Task, series: Option<&TaskSeries>) -> (Task, Option<TaskSeries>) {
    let is_same_rule = before.is_some_and(|before| before.repeat == task.repeat);
    if is_same_rule || !task.is_open() {
        return (task, None);
    }
    let first_day = task.day().unwrap_or(task.changed_on);
    match (task.repeat.clone(), series) {
        (None, None) => (task, None),
        (Some(rule), None) => {
            let begun = TaskSeries { id: series_id(task.id), rule, first_day, version: 1 };
            (Task { series_id: Some(begun.id), occurrence_day: Some(first_day), ..task }, Some(begun))
        }
        (Some(rule), Some(series)) => {
            // The key of the occurrence only moves on, so that it is never that of one before.
            let occurrence_day = task.occurrence_day.max(Some(first_day));
            let changed = TaskSeries { rule, first_day, ..series.clone() };
            (Task { series_id: Some(series.id), occurrence_day, ..task }, Some(changed))
        }
        (None, Some(series)) => {
            let ended = series.ended_on(series.occurrence_of(&task));
            (task, Some(ended))
        }
    }
}
