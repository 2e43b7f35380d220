//! What the occurrences of a repeated task have in common.

use domain::{ids::TaskSeriesId, recurrence::Rule, tasks::TaskSeries};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A series. It is made and changed by its tasks: the `repeat` of a task is the rule of its series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TaskSeriesView {
    /// The id of the task with which it began.
    pub id: Uuid,
    /// When it comes again, as an RFC 5545 rule.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub rule: Rule,
    /// The day from which the rule counts.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub first_day: Date,
    /// Counts changes, from 1.
    pub version: i64,
}

impl From<TaskSeries> for TaskSeriesView {
    fn from(series: TaskSeries) -> Self {
        Self { id: series.id.uuid(), rule: series.rule, first_day: series.first_day, version: series.version }
    }
}

impl From<TaskSeriesView> for TaskSeries {
    fn from(view: TaskSeriesView) -> Self {
        Self { id: TaskSeriesId(view.id), rule: view.rule, first_day: view.first_day, version: view.version }
    }
}
