//! A document of any kind as it stands in the change feed and in the answer to an operation.

use domain::habits::Document;
use serde_json::Value;

use super::{GroupView, IdentityView, PauseView, ReminderView, StackView};
use crate::tasks::{LabelView, ProjectView, SectionView, TaskFilterView};

/// The view of the document's kind. None when it cannot be written, which no document is.
#[must_use]
pub fn document_value(document: Document) -> Option<Value> {
    match document {
        Document::Group(group) => serde_json::to_value(GroupView::from(group)),
        Document::Identity(identity) => serde_json::to_value(IdentityView::from(identity)),
        Document::Pause(pause) => serde_json::to_value(PauseView::from(pause)),
        Document::Stack(stack) => serde_json::to_value(StackView::from(stack)),
        Document::Reminder(reminder) => serde_json::to_value(ReminderView::from(reminder)),
        Document::Project(project) => serde_json::to_value(ProjectView::from(project)),
        Document::Section(section) => serde_json::to_value(SectionView::from(section)),
        Document::Label(label) => serde_json::to_value(LabelView::from(label)),
        Document::TaskFilter(filter) => serde_json::to_value(TaskFilterView::from(filter)),
    }
    .ok()
}
