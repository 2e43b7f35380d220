//! What taking a file over would do, before anything is changed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    habits::{HabitKind, Schedule},
    ids::HabitId,
    imports::{Difference, Figures, HabitDecision, Import, ImportChoices, ImportCounts, ImportProblem, TheirFigures},
};

/// What taking a file over would do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImportPreview {
    /// The import.
    pub import: Import,
    /// The zone that the file names, by which its instants became days.
    pub time_zone: Option<String>,
    /// What was decided.
    pub choices: ImportChoices,
    /// What is asked once about the whole file.
    pub questions: Vec<ImportQuestion>,
    /// Each habit of the file, in its order.
    pub habits: Vec<PreviewHabit>,
    /// The first tasks of the file.
    pub tasks: Vec<PreviewTask>,
    /// What would be made.
    pub makes: ImportCounts,
    /// What an earlier import has made already.
    pub known: ImportCounts,
    /// The first lines that could not be read; the import says how many there are.
    pub problems: Vec<ImportProblem>,
}

/// What is asked about the whole file. Until it is answered, what is likelier holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionAbout {
    /// How "so many times a week" is meant: [`ImportChoices::week`].
    Week,
    /// In which zone the instants of the file become days: [`ImportChoices::time_zone`].
    TimeZone,
    /// Which number of its dates is the month: [`ImportChoices::day_order`].
    DayOrder,
}

/// A question with what hangs on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportQuestion {
    /// What is asked.
    pub about: QuestionAbout,
    /// How many habits, rows or instants hang on it.
    pub count: u64,
    /// Up to three of them in words of the file.
    pub examples: Vec<String>,
}

/// A habit of the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PreviewHabit {
    /// Its id in the file.
    pub source_id: String,
    /// Its name in the file.
    pub name: String,
    /// How a day of it is judged.
    pub kind: HabitKind,
    /// When it is due.
    pub schedule: Schedule,
    /// Whether it was put away in the old app.
    pub is_archived: bool,
    /// What becomes of it.
    pub decision: HabitDecision,
    /// The habit that an earlier import has made of it.
    pub known: Option<HabitId>,
    /// Habits that are called the same, the likeliest first. Only their owner knows whether it is one of them.
    pub same_name: Vec<SameName>,
    /// Its days.
    pub days: FoundDays,
    /// What the old app says, by its own rules.
    pub theirs: Option<TheirFigures>,
    /// What we say of the same days; none where nothing is taken over.
    pub ours: Option<Figures>,
    /// Why the two differ.
    pub differences: Vec<Difference>,
}

/// A habit of the owner that is called like one of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SameName {
    /// Which.
    pub habit_id: HabitId,
    /// What it is called.
    pub name: String,
    /// Since when.
    pub starts_on: Date,
}

/// Days of a habit of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FoundDays {
    /// In the file.
    pub found: u32,
    /// That are not here yet.
    pub new: u32,
    /// About which the same is said here.
    pub same: u32,
    /// About which something else is said here: that stays.
    pub kept: u32,
    /// The first of them.
    pub first: Option<Date>,
    /// The last of them.
    pub last: Option<Date>,
}

/// A task of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewTask {
    /// Its title.
    pub title: String,
    /// Its project in the file.
    pub project: Option<String>,
    /// The day for which it is set.
    pub day: Option<Date>,
    /// Whether it is done.
    pub is_done: bool,
    /// Whether an earlier import has made it.
    pub is_known: bool,
}
