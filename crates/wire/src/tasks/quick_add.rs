//! A task from one line of words.

use core::ops::Range;

use domain::tasks::{
    Task, Timeframe,
    quick_add::{MissingName, Piece, Reading, Settled},
};
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::TaskView;
use crate::FieldErrorView;

/// A line to be read, and whether it becomes a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct QuickAddBody {
    /// The line, at most 1,000 characters.
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub text: String,
    /// Places in the line whose words are title although they could be read.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub left_as_title: Vec<QuickAddPlaceBody>,
    /// Markdown beside the line, at most 20,000 characters.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 20000))]
    pub notes: Option<String>,
    /// Whether the task is made. Otherwise the line is only read.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(default = false))]
    pub create: bool,
    /// Whether a project, section or label of a name that is not there yet is made with the task. Otherwise a line that
    /// names one is refused with `not_found` for that field.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(default = false))]
    pub make_missing: bool,
    /// UUIDv7 of the client's making for the task, so that a retry makes no second one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
}

/// A place in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct QuickAddPlaceBody {
    /// Where it begins, in bytes.
    pub from: u32,
    /// Where it ends, in bytes.
    pub to: u32,
}

impl QuickAddBody {
    /// The places whose words are title.
    #[must_use]
    pub fn away(&self) -> Vec<Range<usize>> {
        let at = |place: u32| usize::try_from(place).unwrap_or(usize::MAX);
        self.left_as_title.iter().map(|place| at(place.from)..at(place.to)).collect()
    }
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuickAddView {
    /// What is left of the line.
    pub title: String,
    /// The name of the project, as typed.
    pub project: Option<String>,
    /// The name of the section.
    pub section: Option<String>,
    /// The names of the labels.
    pub labels: Vec<String>,
    /// The name of the habit.
    pub habit: Option<String>,
    /// 1 (first) to 4 (last).
    pub priority: Option<u8>,
    /// The last day on which it makes sense.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub deadline: Option<Date>,
    /// How long it will take.
    pub estimate_minutes: Option<u16>,
    /// `today`, `this_week`, `this_month` or `someday`.
    pub timeframe: Option<String>,
    /// When it is due.
    pub due: Option<QuickAddDueView>,
    /// How it comes again, as an RFC 5545 rule.
    pub repeat: Option<String>,
    /// What was understood, in the order of the line.
    pub pieces: Vec<QuickAddPieceView>,
    /// The names of projects, sections and labels that are not there yet.
    pub missing: Vec<String>,
    /// What stands against the task, by the piece of the line: `title`, `section`, `habit`, `repeat` and others.
    pub refused: Vec<FieldErrorView>,
    /// The task that was made.
    pub task: Option<TaskView>,
}

impl QuickAddView {
    /// What was read of a line, and the task where one was made of it.
    #[must_use]
    pub fn of(line: &str, reading: &Reading, settled: &Settled, task: Option<Task>) -> Self {
        let draft = &reading.draft;
        let told = |error: &domain::problem::FieldError| FieldErrorView {
            field: error.field.clone(),
            code: error.code.clone(),
        };
        Self {
            title: draft.title.clone(),
            project: draft.project.clone(),
            section: draft.section.clone(),
            labels: draft.labels.clone(),
            habit: draft.habit.clone(),
            priority: draft.priority,
            deadline: draft.deadline,
            estimate_minutes: draft.estimate_minutes,
            timeframe: draft.timeframe.map(|word| Timeframe::from(word).as_str().to_owned()),
            due: draft.due.map(|due| QuickAddDueView { day: due.day, time: due.time }),
            repeat: settled.fields.repeat.as_ref().map(ToString::to_string),
            pieces: reading.pieces.iter().map(|piece| QuickAddPieceView::of(line, piece)).collect(),
            missing: settled.missing.iter().map(|missing| MissingName::name(missing).to_owned()).collect(),
            refused: settled.refused.iter().map(told).collect(),
            task: task.map(TaskView::from),
        }
    }
}

impl QuickAddPieceView {
    fn of(line: &str, piece: &Piece) -> Self {
        let at = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        Self {
            from: at(piece.span.start),
            to: at(piece.span.end),
            meaning: piece.meaning.kind().to_owned(),
            text: line.get(piece.span.clone()).unwrap_or_default().to_owned(),
        }
    }
}

/// When a line says that a task is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuickAddDueView {
    /// The day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub day: Date,
    /// `HH:MM` of that day.
    #[serde(default, serialize_with = "crate::clock_time::write", deserialize_with = "crate::clock_time::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{2}:[0-9]{2}$"))]
    pub time: Option<Time>,
}

/// A part of the line that was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuickAddPieceView {
    /// Where it begins, in bytes.
    pub from: u32,
    /// Where it ends, in bytes.
    pub to: u32,
    /// `project`, `section`, `label`, `habit`, `priority`, `deadline`, `estimate`, `timeframe`, `day`, `time`, `moment`
    /// or `repeat`.
    pub meaning: String,
    /// The words.
    pub text: String,
}
