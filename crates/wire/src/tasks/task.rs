//! A task as it is stored.

use domain::{
    ids::{HabitId, LabelId, ProjectId, SectionId, TaskId, TaskSeriesId},
    recurrence::Rule,
    tasks::{ChecklistLine, Due, OrderKey, Priority, Progress, Task, Timeframe},
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::DueBody;

/// A line that is ticked by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChecklistLineBody {
    /// One to 200 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200, pattern = r"\S"))]
    pub text: String,
    /// Whether it is ticked.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(default = false))]
    pub done: bool,
}

/// A task as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TaskView {
    /// UUIDv7, made by the client or the server.
    pub id: Uuid,
    /// One to 500 characters.
    pub title: String,
    /// Markdown.
    #[serde(default)]
    pub notes: Option<String>,
    /// Its project; null is the inbox.
    #[serde(default)]
    pub project_id: Option<Uuid>,
    /// Its section of the project.
    #[serde(default)]
    pub section_id: Option<Uuid>,
    /// The task that it is a part of.
    #[serde(default)]
    pub parent_id: Option<Uuid>,
    /// The day from which it is shown.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub start_day: Option<Date>,
    /// When it is due.
    #[serde(default)]
    pub due: Option<DueBody>,
    /// The day by which it has to be done.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub deadline: Option<Date>,
    /// 1 (first) to 4 (nothing was said).
    #[cfg_attr(feature = "openapi", schema(value_type = u8, minimum = 1, maximum = 4))]
    pub priority: Priority,
    /// What it is marked with.
    #[serde(default)]
    pub labels: Vec<Uuid>,
    /// How long it will take.
    #[serde(default)]
    pub estimate_minutes: Option<u16>,
    /// How long it took so far.
    #[serde(default)]
    pub spent_minutes: u32,
    /// Its lines.
    #[serde(default)]
    pub checklist: Vec<ChecklistLineBody>,
    /// `today`, `this_week`, `this_month` or `someday`.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<TimeframeName>))]
    pub timeframe: Option<Timeframe>,
    /// The day on which the timeframe was chosen.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub planned_on: Option<Date>,
    /// When it comes again, as an RFC 5545 rule.
    #[serde(default)]
    pub repeat: Option<String>,
    /// What it shares with its other occurrences.
    #[serde(default)]
    pub series_id: Option<Uuid>,
    /// Which day of the series it stands for; it stays when the task is moved.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub occurrence_day: Option<Date>,
    /// How many occurrences before it were passed over.
    #[serde(default)]
    pub skipped: u32,
    /// When it was done.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub completed_at: Option<Timestamp>,
    /// The owner's day on which it was done.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub completed_on: Option<Date>,
    /// Place in its list: keys are compared as text, and ids where they are equal.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub position: OrderKey,
    /// The habit whose day is checked in when it is done.
    #[serde(default)]
    pub habit_id: Option<Uuid>,
    /// Not suggested for today any more since.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub dismissed_at: Option<Timestamp>,
    /// The owner's day on which it was last changed.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub changed_on: Date,
    /// In the trash since; it is gone for good thirty days later.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub deleted_at: Option<Timestamp>,
    /// When it was made.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: Timestamp,
    /// Counts changes, from 1.
    pub version: i64,
}

/// When a task is meant to be done.
#[cfg(feature = "openapi")]
#[derive(Debug, Clone, Copy, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Timeframe)]
pub enum TimeframeName {
    /// That day.
    Today,
    /// That week.
    ThisWeek,
    /// That month.
    ThisMonth,
    /// Some time.
    Someday,
}

impl From<Task> for TaskView {
    fn from(task: Task) -> Self {
        Self {
            id: task.id.uuid(),
            title: task.title,
            notes: task.notes,
            project_id: task.project_id.map(ProjectId::uuid),
            section_id: task.section_id.map(SectionId::uuid),
            parent_id: task.parent_id.map(TaskId::uuid),
            start_day: task.start_day,
            due: task.due.as_ref().map(DueBody::from),
            deadline: task.deadline,
            priority: task.priority,
            labels: task.labels.into_iter().map(LabelId::uuid).collect(),
            estimate_minutes: task.estimate_minutes,
            spent_minutes: task.spent_minutes,
            checklist: task.checklist.into_iter().map(ChecklistLineBody::from).collect(),
            timeframe: task.timeframe,
            planned_on: task.planned_on,
            repeat: task.repeat.map(String::from),
            series_id: task.series_id.map(TaskSeriesId::uuid),
            occurrence_day: task.occurrence_day,
            skipped: task.skipped,
            completed_at: task.completed_at,
            completed_on: task.completed_on,
            position: task.position,
            habit_id: task.habit_id.map(HabitId::uuid),
            dismissed_at: task.dismissed_at,
            changed_on: task.changed_on,
            deleted_at: task.deleted_at,
            created_at: task.created_at,
            version: task.version,
        }
    }
}

impl From<TaskView> for Task {
    fn from(view: TaskView) -> Self {
        Self {
            id: TaskId(view.id),
            title: view.title,
            notes: view.notes,
            project_id: view.project_id.map(ProjectId),
            section_id: view.section_id.map(SectionId),
            parent_id: view.parent_id.map(TaskId),
            start_day: view.start_day,
            due: view.due.map(Due::from),
            deadline: view.deadline,
            priority: view.priority,
            labels: view.labels.into_iter().map(LabelId).collect(),
            estimate_minutes: view.estimate_minutes,
            spent_minutes: view.spent_minutes,
            checklist: view.checklist.into_iter().map(ChecklistLine::from).collect(),
            timeframe: view.timeframe,
            planned_on: view.planned_on,
            // A rule that this build cannot read is shown as none; the server keeps it.
            repeat: view.repeat.and_then(|text| Rule::parse(&text).ok()),
            series_id: view.series_id.map(TaskSeriesId),
            occurrence_day: view.occurrence_day,
            skipped: view.skipped,
            completed_at: view.completed_at,
            completed_on: view.completed_on,
            position: view.position,
            habit_id: view.habit_id.map(HabitId),
            dismissed_at: view.dismissed_at,
            changed_on: view.changed_on,
            deleted_at: view.deleted_at,
            created_at: view.created_at,
            version: view.version,
        }
    }
}

impl From<ChecklistLine> for ChecklistLineBody {
    fn from(line: ChecklistLine) -> Self {
        Self { text: line.text, done: line.is_done }
    }
}

impl From<ChecklistLineBody> for ChecklistLine {
    fn from(body: ChecklistLineBody) -> Self {
        Self { text: body.text, is_done: body.done }
    }
}

/// How far something is: whole pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TaskProgressView {
    /// Finished parts and lines.
    pub done: u32,
    /// All parts and lines.
    pub all: u32,
}

impl From<Progress> for TaskProgressView {
    fn from(progress: Progress) -> Self {
        Self { done: progress.done, all: progress.all }
    }
}
