//! Files of other apps that are brought along.

mod choices;
mod figures;
mod import;
mod preview;

pub use choices::{HabitDecisionBody, ImportChoicesBody};
pub use figures::{DifferenceView, FiguresView, TheirFiguresView};
pub use import::{
    ImportCountsView, ImportLossView, ImportPlaceView, ImportProgressView, ImportRefusalView, ImportView,
};
pub use preview::{
    FoundDaysView, ImportPreviewView, ImportProblemView, ImportQuestionView, PreviewHabitView, PreviewTaskView,
    SameNameView,
};
