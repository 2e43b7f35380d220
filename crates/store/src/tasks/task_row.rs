//! How a task stands in its row, and what the types allow of it.

use domain::{
    habits::Stamp,
    ids::{HabitId, LabelId, ProjectId, SectionId, TaskId, TaskSeriesId},
    recurrence::Rule,
    tasks::{ChecklistLine, Due, OrderKey, Priority, SpentTime, Task, TaskStamps, Timeframe},
};
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use uuid::Uuid;

use crate::StoreError;

/// The last write of everything about a task that two devices may write at once.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RecordStamps {
    /// Of its parts.
    #[serde(default)]
    pub parts: TaskStamps,
    /// Of its place.
    #[serde(default)]
    pub place: Option<Stamp>,
    /// Of its being done or open.
    #[serde(default)]
    pub done: Option<Stamp>,
    /// What the time that it took is made of; none where nothing was added to it yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent: Option<SpentTime>,
}

impl RecordStamps {
    /// The last of them.
    #[must_use]
    pub fn last_written(&self) -> Option<Stamp> {
        let added = self.spent.as_ref().and_then(SpentTime::last_added);
        [self.parts.last_written(), self.place, self.done, added].into_iter().flatten().max()
    }
}

/// A stored task with what only the store and the sync need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskRecord {
    /// The task.
    pub task: Task,
    /// SHA-256 of the request that made it; none for an occurrence that was made by the one before it.
    pub request_hash: Option<[u8; 32]>,
    /// When it was last written.
    pub stamps: RecordStamps,
}

/// Has a short name because a column may be called by no more than 63 characters, its type among them.
pub(super) type Checklist = Json<Vec<ChecklistLine>>;

pub(super) struct TaskRow {
    pub(super) task_id: Uuid,
    pub(super) title: String,
    pub(super) notes: Option<String>,
    pub(super) project_id: Option<Uuid>,
    pub(super) section_id: Option<Uuid>,
    pub(super) parent_id: Option<Uuid>,
    pub(super) start_day: Option<jiff_sqlx::Date>,
    pub(super) due_day: Option<jiff_sqlx::Date>,
    pub(super) due_time: Option<jiff_sqlx::Time>,
    pub(super) due_zone: Option<String>,
    pub(super) deadline: Option<jiff_sqlx::Date>,
    pub(super) priority: i16,
    pub(super) labels: Vec<Uuid>,
    pub(super) estimate_minutes: Option<i32>,
    pub(super) spent_minutes: i32,
    pub(super) checklist: Checklist,
    pub(super) timeframe: Option<String>,
    pub(super) planned_on: Option<jiff_sqlx::Date>,
    pub(super) repeat: Option<String>,
    pub(super) series_id: Option<Uuid>,
    pub(super) occurrence_day: Option<jiff_sqlx::Date>,
    pub(super) skipped: i32,
    pub(super) completed_at: Option<jiff_sqlx::Timestamp>,
    pub(super) completed_on: Option<jiff_sqlx::Date>,
    pub(super) position: String,
    pub(super) habit_id: Option<Uuid>,
    pub(super) dismissed_at: Option<jiff_sqlx::Timestamp>,
    pub(super) changed_on: jiff_sqlx::Date,
    pub(super) deleted_at: Option<jiff_sqlx::Timestamp>,
    pub(super) request_hash: Option<Vec<u8>>,
    pub(super) stamps: Json<RecordStamps>,
    pub(super) created_at: jiff_sqlx::Timestamp,
    pub(super) version: i64,
}

const fn corrupt(column: &'static str) -> StoreError {
    StoreError::Corrupt { table: "tasks", column }
}

impl TryFrom<TaskRow> for TaskRecord {
    type Error = StoreError;

    fn try_from(row: TaskRow) -> Result<Self, StoreError> {
        let (time, zone) = (row.due_time.map(jiff_sqlx::Time::to_jiff), row.due_zone);
        let due = row.due_day.map(|day| Due { day: day.to_jiff(), time, zone });
        let priority = u8::try_from(row.priority).ok().and_then(|number| Priority::from_number(number).ok());
        let hash = row.request_hash.map(<[u8; 32]>::try_from).transpose();
        let estimate = row.estimate_minutes.map(u16::try_from).transpose();
        let timeframe = row.timeframe.as_deref().map(Timeframe::parse).transpose();
        Ok(Self {
            task: Task {
                id: TaskId(row.task_id),
                title: row.title,
                notes: row.notes,
                project_id: row.project_id.map(ProjectId),
                section_id: row.section_id.map(SectionId),
                parent_id: row.parent_id.map(TaskId),
                start_day: row.start_day.map(jiff_sqlx::Date::to_jiff),
                due,
                deadline: row.deadline.map(jiff_sqlx::Date::to_jiff),
                priority: priority.ok_or_else(|| corrupt("priority"))?,
                labels: row.labels.into_iter().map(LabelId).collect(),
                estimate_minutes: estimate.map_err(|_| corrupt("estimate_minutes"))?,
                spent_minutes: u32::try_from(row.spent_minutes).map_err(|_| corrupt("spent_minutes"))?,
                checklist: row.checklist.0,
                timeframe: timeframe.map_err(|_| corrupt("timeframe"))?,
                planned_on: row.planned_on.map(jiff_sqlx::Date::to_jiff),
                repeat: row.repeat.as_deref().map(Rule::parse).transpose().map_err(|_| corrupt("repeat"))?,
                series_id: row.series_id.map(TaskSeriesId),
                occurrence_day: row.occurrence_day.map(jiff_sqlx::Date::to_jiff),
                skipped: u32::try_from(row.skipped).map_err(|_| corrupt("skipped"))?,
                completed_at: row.completed_at.map(jiff_sqlx::Timestamp::to_jiff),
                completed_on: row.completed_on.map(jiff_sqlx::Date::to_jiff),
                position: OrderKey::parse(&row.position).map_err(|_| corrupt("position"))?,
                habit_id: row.habit_id.map(HabitId),
                dismissed_at: row.dismissed_at.map(jiff_sqlx::Timestamp::to_jiff),
                changed_on: row.changed_on.to_jiff(),
                deleted_at: row.deleted_at.map(jiff_sqlx::Timestamp::to_jiff),
                created_at: row.created_at.to_jiff(),
                version: row.version,
            },
            request_hash: hash.map_err(|_| corrupt("request_hash"))?,
            stamps: row.stamps.0,
        })
    }
}

/// The owner's tasks; the first argument after the condition is the owner. A macro, because the columns stand in the
/// text of a statement, and each condition gets a plan of its own.
macro_rules! select_tasks {
    ($condition:tt, $($arguments:tt)*) => {
        sqlx::query_as!(
            crate::tasks::task_row::TaskRow,
            r#"
            select t.task_id, t.title, t.notes, t.project_id, t.section_id, t.parent_id, t.start_day, t.due_day,
                t.due_time as "due_time: jiff_sqlx::Time", t.due_zone, t.deadline, t.priority, t.labels,
                t.estimate_minutes, t.spent_minutes,
                t.checklist as "checklist!: crate::tasks::task_row::Checklist", t.timeframe,
                t.planned_on, t.repeat, t.series_id, t.occurrence_day, t.skipped, t.completed_at, t.completed_on,
                t.position, t.habit_id, t.dismissed_at, t.changed_on, t.deleted_at, t.request_hash,
                t.stamps as "stamps!: sqlx::types::Json<crate::tasks::RecordStamps>", t.created_at, t.version
            from tasks t
            where t.user_id = $1 and "# + $condition,
            $($arguments)*
        )
    };
}

pub(super) use select_tasks;

/// Rows as records.
pub(super) fn records(rows: Vec<TaskRow>) -> Result<Vec<TaskRecord>, StoreError> {
    rows.into_iter().map(TaskRecord::try_from).collect()
}
