//! What taking a file over would do.

use domain::{
    habits::HabitKind,
    imports::{
        FoundDays, ImportPreview, ImportProblem, ImportQuestion, PreviewHabit, PreviewTask, QuestionAbout, SameName,
    },
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    DifferenceView, FiguresView, HabitDecisionBody, ImportChoicesBody, ImportCountsView, ImportPlaceView, ImportView,
    TheirFiguresView,
};
use crate::habits::ScheduleBody;

/// What taking a file over would do. Nothing was changed yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportPreviewView {
    /// The import.
    pub import: ImportView,
    /// The zone that the file names, by which its instants became days.
    pub time_zone: Option<String>,
    /// What was decided.
    pub choices: ImportChoicesBody,
    /// What is asked once about the whole file.
    pub questions: Vec<ImportQuestionView>,
    /// Each habit of the file, in its order.
    pub habits: Vec<PreviewHabitView>,
    /// The first tasks of the file.
    pub tasks: Vec<PreviewTaskView>,
    /// What would be made.
    pub makes: ImportCountsView,
    /// What an earlier import has made already.
    pub known: ImportCountsView,
    /// The first lines that could not be read; the import says how many there are.
    pub problems: Vec<ImportProblemView>,
}

/// A question about the whole file. Until it is answered, what is likelier holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportQuestionView {
    /// `week`, `time_zone` or `day_order`: the choice that answers it.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub about: QuestionAbout,
    /// How many habits, rows or instants hang on it.
    pub count: u64,
    /// Up to three of them in words of the file.
    pub examples: Vec<String>,
}

/// A habit of the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PreviewHabitView {
    /// Its id in the file.
    pub source_id: String,
    /// Its name in the file.
    pub name: String,
    /// `yes_no`, `measure`, `limit` or `quit`.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub kind: HabitKind,
    /// When it is due.
    pub schedule: ScheduleBody,
    /// Whether it was put away in the old app.
    pub is_archived: bool,
    /// What becomes of it.
    pub decision: HabitDecisionBody,
    /// The habit that an earlier import has made of it.
    pub known: Option<Uuid>,
    /// Habits that are called the same, the likeliest first.
    pub same_name: Vec<SameNameView>,
    /// Its days.
    pub days: FoundDaysView,
    /// What the old app says.
    pub theirs: Option<TheirFiguresView>,
    /// What we say of the same days.
    pub ours: Option<FiguresView>,
    /// Why the two differ.
    pub differences: Vec<DifferenceView>,
}

/// A habit of the caller that is called like one of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SameNameView {
    /// Which.
    pub habit_id: Uuid,
    /// What it is called.
    pub name: String,
    /// Since when.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub starts_on: Date,
}

/// Days of a habit of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FoundDaysView {
    /// In the file.
    pub found: u32,
    /// That are not here yet.
    pub new: u32,
    /// About which the same is said here.
    pub same: u32,
    /// About which something else is said here: that stays.
    pub kept: u32,
    /// The first of them.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub first: Option<Date>,
    /// The last of them.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub last: Option<Date>,
}

/// A task of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PreviewTaskView {
    /// Its title.
    pub title: String,
    /// Its project in the file.
    pub project: Option<String>,
    /// The day for which it is set.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub day: Option<Date>,
    /// Whether it is done.
    pub is_done: bool,
    /// Whether an earlier import has made it.
    pub is_known: bool,
}

/// A line that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportProblemView {
    /// Where.
    pub place: ImportPlaceView,
    /// What is wrong, as a code.
    pub code: String,
    /// Whether the whole line is left out, not the field alone.
    pub is_row_left_out: bool,
    /// What stands there, shortened.
    pub shown: String,
}

impl From<ImportPreview> for ImportPreviewView {
    fn from(preview: ImportPreview) -> Self {
        Self {
            import: preview.import.into(),
            time_zone: preview.time_zone,
            choices: preview.choices.into(),
            questions: preview.questions.into_iter().map(Into::into).collect(),
            habits: preview.habits.into_iter().map(Into::into).collect(),
            tasks: preview.tasks.into_iter().map(Into::into).collect(),
            makes: preview.makes.into(),
            known: preview.known.into(),
            problems: preview.problems.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<ImportQuestion> for ImportQuestionView {
    fn from(question: ImportQuestion) -> Self {
        Self { about: question.about, count: question.count, examples: question.examples }
    }
}

impl From<PreviewHabit> for PreviewHabitView {
    fn from(habit: PreviewHabit) -> Self {
        Self {
            source_id: habit.source_id,
            name: habit.name,
            kind: habit.kind,
            schedule: habit.schedule.into(),
            is_archived: habit.is_archived,
            decision: habit.decision.into(),
            known: habit.known.map(domain::ids::HabitId::uuid),
            same_name: habit.same_name.into_iter().map(Into::into).collect(),
            days: habit.days.into(),
            theirs: habit.theirs.map(Into::into),
            ours: habit.ours.map(Into::into),
            differences: habit.differences.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<SameName> for SameNameView {
    fn from(own: SameName) -> Self {
        Self { habit_id: own.habit_id.uuid(), name: own.name, starts_on: own.starts_on }
    }
}

impl From<FoundDays> for FoundDaysView {
    fn from(days: FoundDays) -> Self {
        let FoundDays { found, new, same, kept, first, last } = days;
        Self { found, new, same, kept, first, last }
    }
}

impl From<PreviewTask> for PreviewTaskView {
    fn from(task: PreviewTask) -> Self {
        let PreviewTask { title, project, day, is_done, is_known } = task;
        Self { title, project, day, is_done, is_known }
    }
}

impl From<ImportProblem> for ImportProblemView {
    fn from(problem: ImportProblem) -> Self {
        let ImportProblem { place, code, is_row_left_out, shown } = problem;
        Self { place: place.into(), code, is_row_left_out, shown }
    }
}
