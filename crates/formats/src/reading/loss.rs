//! What a file holds and is not kept, or not as it was, by name and number: nobody should find out later.

use serde::{Deserialize, Serialize};

/// What.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LossCode {
    /// Days that the app counts by itself because of the days around them. Ours are counted anew.
    ImpliedDays,
    /// Days of which the app noted that nothing is known.
    UnknownDays,
    /// Several entries of one day became one.
    DaysJoined,
    /// A text was longer than its field.
    TextsShortened,
    /// Characters that cannot be seen, or that turn the words around them, were taken out.
    CharactersRemoved,
    /// A colour became the nearest of ours.
    ColoursChanged,
    /// How often a habit is due has no exact counterpart.
    FrequenciesChanged,
    /// A rule of repeating that we do not have: the task stands once.
    RepeatsDropped,
    /// Reminders that have no counterpart.
    RemindersDropped,
    /// Tags of habits.
    TagsDropped,
    /// More labels or lines than a task may have.
    ListsShortened,
    /// Points, coins, gold and levels.
    RewardsDropped,
    /// Wishes to be bought with coins.
    WishesDropped,
    /// Drawings, pictures and attached files.
    AttachmentsDropped,
    /// Comments of others, and whom a task was given to.
    PeopleDropped,
    /// A second goal above the first.
    SecondGoalsDropped,
    /// The number of days after which the app calls a habit kept.
    TargetDaysDropped,
    /// A day that counts points instead of times: what it was worth is not known.
    PointsAsDays,
    /// Ticks of checklist lines that the app forgets every day.
    ChecklistsDropped,
    /// What one task has to do with another, but for being a part of it.
    RelationsDropped,
    /// How far a task is, in percent.
    ProgressDropped,
    /// Projects within projects stand beside each other.
    ProjectsFlattened,
    /// Tasks deeper than ours may lie became parts of a higher one.
    TasksRaised,
    /// Entries of a calendar that are no to-dos.
    OtherEntries,
    /// Rows that were deleted in the old app already.
    DeletedRows,
    /// Files of the archive that are not read.
    FilesNotRead,
    /// A start after the day on which it is due.
    StartsMoved,
    /// A measured habit whose goal the file does not tell: any amount counts.
    GoalsUnknown,
}

impl LossCode {
    /// All of them.
    pub const ALL: [Self; 28] = [
        Self::ImpliedDays,
        Self::UnknownDays,
        Self::DaysJoined,
        Self::TextsShortened,
        Self::CharactersRemoved,
        Self::ColoursChanged,
        Self::FrequenciesChanged,
        Self::RepeatsDropped,
        Self::RemindersDropped,
        Self::TagsDropped,
        Self::ListsShortened,
        Self::RewardsDropped,
        Self::WishesDropped,
        Self::AttachmentsDropped,
        Self::PeopleDropped,
        Self::SecondGoalsDropped,
        Self::TargetDaysDropped,
        Self::PointsAsDays,
        Self::ChecklistsDropped,
        Self::RelationsDropped,
        Self::ProgressDropped,
        Self::ProjectsFlattened,
        Self::TasksRaised,
        Self::OtherEntries,
        Self::DeletedRows,
        Self::FilesNotRead,
        Self::StartsMoved,
        Self::GoalsUnknown,
    ];

    /// The stored and transmitted code.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ImpliedDays => "implied_days",
            Self::UnknownDays => "unknown_days",
            Self::DaysJoined => "days_joined",
            Self::TextsShortened => "texts_shortened",
            Self::CharactersRemoved => "characters_removed",
            Self::ColoursChanged => "colours_changed",
            Self::FrequenciesChanged => "frequencies_changed",
            Self::RepeatsDropped => "repeats_dropped",
            Self::RemindersDropped => "reminders_dropped",
            Self::TagsDropped => "tags_dropped",
            Self::ListsShortened => "lists_shortened",
            Self::RewardsDropped => "rewards_dropped",
            Self::WishesDropped => "wishes_dropped",
            Self::AttachmentsDropped => "attachments_dropped",
            Self::PeopleDropped => "people_dropped",
            Self::SecondGoalsDropped => "second_goals_dropped",
            Self::TargetDaysDropped => "target_days_dropped",
            Self::PointsAsDays => "points_as_days",
            Self::ChecklistsDropped => "checklists_dropped",
            Self::RelationsDropped => "relations_dropped",
            Self::ProgressDropped => "progress_dropped",
            Self::ProjectsFlattened => "projects_flattened",
            Self::TasksRaised => "tasks_raised",
            Self::OtherEntries => "other_entries",
            Self::DeletedRows => "deleted_rows",
            Self::FilesNotRead => "files_not_read",
            Self::StartsMoved => "starts_moved",
            Self::GoalsUnknown => "goals_unknown",
        }
    }
}

/// Something that is not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    /// What.
    pub code: LossCode,
    /// How often, at least once.
    pub count: usize,
    /// Up to three of them in words of the file, each at most 80 characters, without characters that mislead.
    pub examples: Vec<String>,
}
