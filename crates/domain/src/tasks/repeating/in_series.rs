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
/// none when it was just made. `is_taken`: whether another occurrence takes the key of a day, see [`takes_key`]. What was done
/// keeps its rule to itself.
#[must_use]
pub fn in_series(before: Option<&Task>, task: Task, is_taken: impl Fn(Date) -> bool) -> (Task, SeriesWrite) {
    let is_settled = !task.is_open() && task.series_id.is_some();
    let rule_before = before.and_then(|before| before.repeat.as_ref());
    let Some(rule) = task.repeat.clone() else {
        let is_gone = rule_before.is_some() && task.series_id.is_some() && !is_settled;
        return (task, if is_gone { SeriesWrite::Remove } else { SeriesWrite::Keep });
    };
    if rule_before == Some(&rule) || is_settled {
        return (task, SeriesWrite::Keep);
    }
    let id = task.series_id.unwrap_or_else(|| series_id(task.id));
    let kept = task.occurrence_day;
    let day = task.day().filter(|day| kept.is_none() || !is_taken(*day)).or(kept).unwrap_or(task.changed_on);
    let series = TaskSeries { id, rule, first_day: day, version: 1 };
    (Task { series_id: Some(id), occurrence_day: Some(day), ..task }, SeriesWrite::Put(series))
}

/// Whether another occurrence of the series takes the key of a day. One that is here takes all up to its own, because what
/// follows is made after the last of them; one in the trash takes its own, because a series has one row for a key.
#[must_use]
pub fn takes_key(other: &Task, day: Date) -> bool {
    let key = other.occurrence_day;
    key == Some(day) || (other.deleted_at.is_none() && key > Some(day))
}
