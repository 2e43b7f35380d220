//! Occurrences that are not made yet: a page of days to come shows them, so that a repeated task does not look as if it
//! ended with the next one.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::{
    ids::{TaskId, TaskSeriesId},
    recurrence::RepeatFrom,
    tasks::{Task, TaskSeries},
};

/// An occurrence to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectedTask {
    /// The open occurrence that it follows.
    pub task_id: TaskId,
    /// Its series.
    pub series_id: TaskSeriesId,
    /// Its title.
    pub title: String,
    /// Its day.
    pub day: Date,
    /// Its time.
    pub time: Option<Time>,
}

/// The occurrences from `from` to `to` after the open one of each series, by day and time. What counts from completion
/// has none: nobody knows when it will be done. Nor are there any up to today, which would be jumped over.
pub(super) fn expected(tasks: &[Task], series: &[TaskSeries], today: Date, from: Date, to: Date) -> Vec<ExpectedTask> {
    let mut found = Vec::new();
    for series in series.iter().filter(|series| series.rule.from == RepeatFrom::Schedule) {
        let open = tasks.iter().filter(|task| task.is_open() && task.series_id == Some(series.id));
        let Some(task) = open.max_by_key(|task| series.occurrence_of(task)) else { continue };
        let Ok(after) = series.occurrence_of(task).max(today).tomorrow() else { continue };
        let days = series.rule.days_within(series.first_day, from.max(after), to);
        found.extend(days.map(|day| ExpectedTask {
            task_id: task.id,
            series_id: series.id,
            title: task.title.clone(),
            day,
            time: task.time(),
        }));
    }
    found.sort_by_key(|one| (one.day, one.time.is_none(), one.time, one.task_id));
    found
}
