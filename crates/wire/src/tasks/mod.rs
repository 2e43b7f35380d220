//! Tasks as clients see them.

mod actions;
mod changed_fields;
mod documents;
mod due;
mod quick_add;
mod series;
mod suggestion;
mod task;
mod task_body;

pub use actions::{
    CompleteBody, CompletedView, DeletedTasksView, PlanAgainBody, PlannedView, ReopenBody, ReopenNext, TaskOrderBody,
    TaskPlanBody, TaskPlansBody, TaskTimeBody,
};
pub use changed_fields::{put_changed_parts, take_changed_parts};
pub use documents::{
    LabelBody, LabelView, ProjectBody, ProjectView, SectionBody, SectionView, TaskFilterBody, TaskFilterView,
};
pub use due::DueBody;
pub use quick_add::{QuickAddBody, QuickAddDueView, QuickAddPieceView, QuickAddPlaceBody, QuickAddView};
pub use series::TaskSeriesView;
pub use suggestion::{TaskReasonView, TaskSuggestionView};
pub use task::{ChecklistLineBody, TaskProgressView, TaskView};
pub use task_body::TaskBody;

#[cfg(feature = "openapi")]
pub use actions::DeleteScopeName;
#[cfg(feature = "openapi")]
pub use documents::ProjectLayoutName;
#[cfg(feature = "openapi")]
pub use task::TimeframeName;
