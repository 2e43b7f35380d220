//! What a written task means for its series: it begins with the first rule, counts anew with another one, and ends
//! where the rule goes.

use jiff::civil::Date;

use super::{TaskSeries, series_id};
use crate::tasks::Task;

/// A task that was just made or changed, as it stands in its series, and the series where that is another than before.
/// `before`: the task as it was; none when it was just made. `is_taken`: whether another occurrence takes the key of a
/// day, see [`takes_key`]. What was done keeps its rule to itself.
#[must_use]
pub fn in_series(
    before: Option<&Task>,
    task: Task,
    series: Option<&TaskSeries>,
    is_taken: impl Fn(Date) -> bool,
) -> (Task, Option<TaskSeries>) {
    let is_same_rule = before.is_some_and(|before| before.repeat == task.repeat);
    let is_past = !task.is_open() && task.series_id.is_some();
    if is_same_rule || is_past {
        return (task, None);
    }
    let Some(rule) = task.repeat.clone() else {
        let ended = series.map(|series| series.ended_on(series.occurrence_of(&task)));
        return (task, ended);
    };
    let id = task.series_id.unwrap_or_else(|| series_id(task.id));
    let key = task.occurrence_day;
    let first_day = task.day().filter(|day| key.is_none() || !is_taken(*day)).or(key).unwrap_or(task.changed_on);
    let begun = TaskSeries { id, rule, first_day, version: series.map_or(1, |series| series.version) };
    (Task { series_id: Some(id), occurrence_day: Some(first_day), ..task }, Some(begun))
}

/// Whether another occurrence of the series takes the key of a day. One that is here takes all up to its own, because
/// what follows is made after the last of them; one in the trash takes its own, because a series has one row for a key.
#[must_use]
pub fn takes_key(other: &Task, day: Date) -> bool {
    let key = other.occurrence_day;
    key == Some(day) || (other.deleted_at.is_none() && key > Some(day))
}
