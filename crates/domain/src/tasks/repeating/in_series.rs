//! What a written task means for its series: it begins with the first rule, counts anew with another one, and is gone when
//! the rule is taken away.

use jiff::civil::Date;

use super::{TaskSeries, series_id};
use crate::tasks::Task;

/// What becomes of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeriesWrite {
    /// It stays as it is, if there is one.
    Keep,
    /// It is made, or takes the place of the one with its id.
    Put(TaskSeries),
    /// It is deleted.
    Remove,
}

/// A task that was just made or changed, as it stands in its series, and what becomes of that. `before`: the task as it was;
/// none when it was just made. `is_taken`: whether another occurrence stands for a day of the series, in the trash or not.
#[must_use]
pub fn in_series(before: Option<&Task>, task: Task, is_taken: impl Fn(Date) -> bool) -> (Task, SeriesWrite) {
    let rule_before = before.and_then(|before| before.repeat.as_ref());
    let Some(rule) = task.repeat.clone() else {
        let is_gone = rule_before.is_some() && task.series_id.is_some();
        return (task, if is_gone { SeriesWrite::Remove } else { SeriesWrite::Keep });
    };
    if rule_before == Some(&rule) {
        return (task, SeriesWrite::Keep);
    }
    let id = task.series_id.unwrap_or_else(|| series_id(task.id));
    let kept = task.occurrence_day;
    let day = task.day().filter(|day| kept.is_none() || !is_taken(*day)).or(kept).unwrap_or(task.changed_on);
    let series = TaskSeries { id, rule, first_day: day, version: 1 };
    (Task { series_id: Some(id), occurrence_day: Some(day), ..task }, SeriesWrite::Put(series))
}
