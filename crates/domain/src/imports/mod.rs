//! Bringing a history along: what is shown of a file before it is taken over, and what became of it.

mod choices;
mod difference;
mod format;
mod import;
mod preview;

pub use choices::{DayOrder, HabitDecision, ImportChoices, WeekReading};
pub use difference::{Difference, Figures, TheirFigures, differences};
pub use format::ImportFormat;
pub use import::{
    FILE_KEPT_DAYS, Import, ImportCounts, ImportLoss, ImportPlace, ImportProblem, ImportProgress, ImportRefusal,
    ImportState, UNDO_FOR_DAYS,
};
pub use preview::{FoundDays, ImportPreview, ImportQuestion, PreviewHabit, PreviewTask, QuestionAbout, SameName};
