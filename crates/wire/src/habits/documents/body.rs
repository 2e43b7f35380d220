//! A body of any kind of document: what pages and the queue hand around.

use domain::{
    habits::{Document, DocumentFields, DocumentKind},
    problem::FieldError,
};
use serde::Serialize;

use super::{GroupBody, IdentityBody, PauseBody, ReminderBody, StackBody};
use crate::tasks::{LabelBody, ProjectBody, SectionBody, TaskFilterBody};

/// What makes or replaces a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum DocumentBody {
    /// A group of habits.
    Group(GroupBody),
    /// A sentence about oneself.
    Identity(IdentityBody),
    /// A pause.
    Pause(PauseBody),
    /// A link of a chain.
    Stack(StackBody),
    /// A reminder of a habit or a task.
    Reminder(ReminderBody),
    /// A project of tasks.
    Project(ProjectBody),
    /// A section of a project.
    Section(SectionBody),
    /// A label of tasks.
    Label(LabelBody),
    /// A saved filter of tasks.
    TaskFilter(TaskFilterBody),
}

impl DocumentBody {
    /// A body that says what a stored document says.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        match document {
            Document::Group(group) => Self::Group(GroupBody::of(group)),
            Document::Identity(identity) => Self::Identity(IdentityBody::of(identity)),
            Document::Pause(pause) => Self::Pause(PauseBody::of(pause)),
            Document::Stack(stack) => Self::Stack(StackBody::of(stack)),
            Document::Reminder(reminder) => Self::Reminder(ReminderBody::of(reminder)),
            Document::Project(project) => Self::Project(ProjectBody::of(project)),
            Document::Section(section) => Self::Section(SectionBody::of(section)),
            Document::Label(label) => Self::Label(LabelBody::of(label)),
            Document::TaskFilter(filter) => Self::TaskFilter(TaskFilterBody::of(filter)),
        }
    }

    /// Which kind it is.
    #[must_use]
    pub const fn kind(&self) -> DocumentKind {
        match self {
            Self::Group(_) => DocumentKind::Group,
            Self::Identity(_) => DocumentKind::Identity,
            Self::Pause(_) => DocumentKind::Pause,
            Self::Stack(_) => DocumentKind::Stack,
            Self::Reminder(_) => DocumentKind::Reminder,
            Self::Project(_) => DocumentKind::Project,
            Self::Section(_) => DocumentKind::Section,
            Self::Label(_) => DocumentKind::Label,
            Self::TaskFilter(_) => DocumentKind::TaskFilter,
        }
    }

    /// The checked fields.
    ///
    /// # Errors
    /// Every refused field with its code.
    pub fn into_fields(self) -> Result<DocumentFields, Vec<FieldError>> {
        match self {
            Self::Group(body) => body.into_fields(),
            Self::Identity(body) => body.into_fields(),
            Self::Pause(body) => body.into_fields(),
            Self::Stack(body) => body.into_fields(),
            Self::Reminder(body) => body.into_fields(),
            Self::Project(body) => body.into_fields(),
            Self::Section(body) => body.into_fields(),
            Self::Label(body) => body.into_fields(),
            Self::TaskFilter(body) => body.into_fields(),
        }
    }
}
