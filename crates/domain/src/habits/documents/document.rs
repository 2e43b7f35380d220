//! What groups, identities, pauses, stacks, reminders and what tasks are sorted by have in common: an id, a version,
//! and that they are written whole. So one way of making, replacing and deleting serves all of them.

use serde::Serialize;
use uuid::Uuid;

use super::DocumentPlace;
use crate::{
    habits::{GroupFields, HabitGroup, Identity, IdentityFields, Pause, PauseFields, Stack, StackFields},
    ids::{GroupId, IdentityId, LabelId, PauseId, ProjectId, ReminderId, SectionId, StackId, TaskFilterId},
    reminders::{Reminder, ReminderFields},
    tasks::{
        Label, LabelFields, OrderKey, Project, ProjectFields, SavedFilter, SavedFilterFields, Section, SectionFields,
    },
};

/// Which kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// A group of habits.
    Group,
    /// A sentence about oneself.
    Identity,
    /// A pause.
    Pause,
    /// A link of a chain.
    Stack,
    /// A reminder of a habit or a task.
    Reminder,
    /// A project of tasks.
    Project,
    /// A section of a project.
    Section,
    /// A label of tasks.
    Label,
    /// A saved filter of tasks.
    TaskFilter,
}

impl DocumentKind {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Group,
        Self::Identity,
        Self::Pause,
        Self::Stack,
        Self::Reminder,
        Self::Project,
        Self::Section,
        Self::Label,
        Self::TaskFilter,
    ];

    /// Its name in the change feed and before the kind of an operation.
    #[must_use]
    pub const fn entity(self) -> &'static str {
        match self {
            Self::Group => "habit_group",
            Self::Identity => "identity",
            Self::Pause => "pause",
            Self::Stack => "stack",
            Self::Reminder => "reminder",
            Self::Project => "project",
            Self::Section => "section",
            Self::Label => "label",
            Self::TaskFilter => "task_filter",
        }
    }

    /// Whether its places are keys, see [`OrderKey`].
    #[must_use]
    pub const fn has_keys(self) -> bool {
        matches!(self, Self::Project | Self::Section | Self::Label | Self::TaskFilter)
    }

    /// Reads the name of the change feed.
    #[must_use]
    pub fn of_entity(entity: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.entity() == entity)
    }
}

/// A stored document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Document {
    /// A group of habits.
    Group(HabitGroup),
    /// A sentence about oneself.
    Identity(Identity),
    /// A pause.
    Pause(Pause),
    /// A link of a chain.
    Stack(Stack),
    /// A reminder of a habit or a task.
    Reminder(Reminder),
    /// A project of tasks.
    Project(Project),
    /// A section of a project.
    Section(Section),
    /// A label of tasks.
    Label(Label),
    /// A saved filter of tasks.
    TaskFilter(SavedFilter),
}

impl Document {
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

    /// Its id, unique among the owner's documents of the kind.
    #[must_use]
    pub const fn id(&self) -> Uuid {
        match self {
            Self::Group(group) => group.id.0,
            Self::Identity(identity) => identity.id.0,
            Self::Pause(pause) => pause.id.0,
            Self::Stack(stack) => stack.id.0,
            Self::Reminder(reminder) => reminder.id().0,
            Self::Project(project) => project.id.0,
            Self::Section(section) => section.id.0,
            Self::Label(label) => label.id.0,
            Self::TaskFilter(filter) => filter.id.0,
        }
    }

    /// Counts changes, from 1.
    #[must_use]
    pub const fn version(&self) -> i64 {
        match self {
            Self::Group(group) => group.version,
            Self::Identity(identity) => identity.version,
            Self::Pause(pause) => pause.version,
            Self::Stack(stack) => stack.version,
            Self::Reminder(reminder) => reminder.version(),
            Self::Project(project) => project.version,
            Self::Section(section) => section.version,
            Self::Label(label) => label.version,
            Self::TaskFilter(filter) => filter.version,
        }
    }

    /// The group, if it is one.
    #[must_use]
    pub fn into_group(self) -> Option<HabitGroup> {
        if let Self::Group(group) = self { Some(group) } else { None }
    }

    /// The identity, if it is one.
    #[must_use]
    pub fn into_identity(self) -> Option<Identity> {
        if let Self::Identity(identity) = self { Some(identity) } else { None }
    }

    /// The pause, if it is one.
    #[must_use]
    pub fn into_pause(self) -> Option<Pause> {
        if let Self::Pause(pause) = self { Some(pause) } else { None }
    }

    /// The stack, if it is one.
    #[must_use]
    pub fn into_stack(self) -> Option<Stack> {
        if let Self::Stack(stack) = self { Some(stack) } else { None }
    }

    /// The reminder, if it is one.
    #[must_use]
    pub fn into_reminder(self) -> Option<Reminder> {
        if let Self::Reminder(reminder) = self { Some(reminder) } else { None }
    }

    /// The project, if it is one.
    #[must_use]
    pub fn into_project(self) -> Option<Project> {
        if let Self::Project(project) = self { Some(project) } else { None }
    }

    /// The section, if it is one.
    #[must_use]
    pub fn into_section(self) -> Option<Section> {
        if let Self::Section(section) = self { Some(section) } else { None }
    }

    /// The label, if it is one.
    #[must_use]
    pub fn into_label(self) -> Option<Label> {
        if let Self::Label(label) = self { Some(label) } else { None }
    }

    /// The saved filter, if it is one.
    #[must_use]
    pub fn into_filter(self) -> Option<SavedFilter> {
        if let Self::TaskFilter(filter) = self { Some(filter) } else { None }
    }

    /// Its place among others; pauses and reminders have none, they are ordered by their days and times.
    #[must_use]
    pub fn place(&self) -> DocumentPlace {
        match self {
            Self::Group(group) => DocumentPlace::counted(group.position),
            Self::Identity(identity) => DocumentPlace::counted(identity.position),
            Self::Stack(stack) => DocumentPlace::counted(stack.position),
            Self::Pause(_) | Self::Reminder(_) => DocumentPlace::default(),
            Self::Project(project) => DocumentPlace::keyed(project.position.clone()),
            Self::Section(section) => DocumentPlace::keyed(section.position.clone()),
            Self::Label(label) => DocumentPlace::keyed(label.position.clone()),
            Self::TaskFilter(filter) => DocumentPlace::keyed(filter.position.clone()),
        }
    }
}

impl Document {
    /// The same document at another place, one version later. None where places are no keys.
    #[must_use]
    pub fn moved_to(mut self, key: OrderKey) -> Option<Self> {
        let (position, version) = match &mut self {
            Self::Project(project) => (&mut project.position, &mut project.version),
            Self::Section(section) => (&mut section.position, &mut section.version),
            Self::Label(label) => (&mut label.position, &mut label.version),
            Self::TaskFilter(filter) => (&mut filter.position, &mut filter.version),
            Self::Group(_) | Self::Identity(_) | Self::Pause(_) | Self::Stack(_) | Self::Reminder(_) => return None,
        };
        *position = key;
        *version += 1;
        Some(self)
    }
}

/// The place of a new document: behind the others.
#[must_use]
pub fn next_position(documents: &[Document]) -> DocumentPlace {
    DocumentPlace::behind(documents.iter().map(Document::place))
}

/// A document as its owner writes it, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum DocumentFields {
    /// A group of habits.
    Group(GroupFields),
    /// A sentence about oneself.
    Identity(IdentityFields),
    /// A pause.
    Pause(PauseFields),
    /// A link of a chain.
    Stack(StackFields),
    /// A reminder of a habit or a task.
    Reminder(ReminderFields),
    /// A project of tasks.
    Project(ProjectFields),
    /// A section of a project.
    Section(SectionFields),
    /// A label of tasks.
    Label(LabelFields),
    /// A saved filter of tasks.
    TaskFilter(SavedFilterFields),
}

impl DocumentFields {
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

    /// The document; `place` where the fields name none.
    #[must_use]
    pub fn into_document(self, id: Uuid, place: DocumentPlace, version: i64) -> Document {
        match self {
            Self::Group(GroupFields { name, position }) => {
                let position = position.unwrap_or_else(|| place.count());
                Document::Group(HabitGroup { id: GroupId(id), name, position, version })
            }
            Self::Identity(IdentityFields { statement, position }) => {
                let position = position.unwrap_or_else(|| place.count());
                Document::Identity(Identity { id: IdentityId(id), statement, position, version })
            }
            Self::Pause(PauseFields { scope, from_day, to_day, reason }) => {
                Document::Pause(Pause { id: PauseId(id), scope, from_day, to_day, reason, version })
            }
            Self::Stack(fields) => Document::Stack(Stack {
                id: StackId(id),
                anchor_habit_id: fields.anchor_habit_id,
                follower_habit_id: fields.follower_habit_id,
                cue: fields.cue,
                at_time: fields.at_time,
                place: fields.place,
                position: fields.position.unwrap_or_else(|| place.count()),
                version,
            }),
            Self::Reminder(fields) => Document::Reminder(fields.into_reminder(ReminderId(id), version)),
            Self::Project(ProjectFields { name, color, layout, position, archived_at }) => {
                let position = position.unwrap_or_else(|| place.key());
                Document::Project(Project { id: ProjectId(id), name, color, layout, position, archived_at, version })
            }
            Self::Section(SectionFields { project_id, name, position }) => {
                let position = position.unwrap_or_else(|| place.key());
                Document::Section(Section { id: SectionId(id), project_id, name, position, version })
            }
            Self::Label(LabelFields { name, color, position }) => {
                let position = position.unwrap_or_else(|| place.key());
                Document::Label(Label { id: LabelId(id), name, color, position, version })
            }
            Self::TaskFilter(SavedFilterFields { name, filter, position }) => {
                let position = position.unwrap_or_else(|| place.key());
                Document::TaskFilter(SavedFilter { id: TaskFilterId(id), name, filter, position, version })
            }
        }
    }

    /// What would be stored in the place of a document: it keeps its place where none is named. The same document means
    /// that nothing would change.
    #[must_use]
    pub fn over(self, before: &Document) -> Document {
        self.into_document(before.id(), before.place(), before.version())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(position: i32) -> Document {
        let fields = GroupFields { name: "Morning".to_owned(), position: Some(position) };
        DocumentFields::Group(fields).into_document(Uuid::from_u128(1), DocumentPlace::counted(9), 3)
    }

    #[test]
    fn a_document_keeps_its_place_where_none_is_named() {
        let renamed = DocumentFields::Group(GroupFields { name: "Evening".to_owned(), position: None });
        let renamed = renamed.over(&group(4));
        assert_eq!((renamed.id(), renamed.place().count(), renamed.version()), (Uuid::from_u128(1), 4, 3));
        let same = DocumentFields::Group(GroupFields { name: "Morning".to_owned(), position: None });
        assert_eq!(same.over(&group(4)), group(4));
    }

    #[test]
    fn a_new_document_comes_last() {
        assert_eq!((next_position(&[]).count(), next_position(&[group(4), group(2)]).count()), (0, 5));
    }

    #[test]
    fn what_tasks_are_sorted_by_leaves_room_between() {
        let label = |id, others: &[Document]| {
            let fields = LabelFields { name: "Phone".to_owned(), color: 3, position: None };
            DocumentFields::Label(fields).into_document(Uuid::from_u128(id), next_position(others), 1)
        };
        let first = label(1, &[]);
        let second = label(2, std::slice::from_ref(&first));
        assert!(first.place().key() < second.place().key());
        let renamed = DocumentFields::Label(LabelFields { name: "Desk".to_owned(), color: 3, position: None });
        assert_eq!(renamed.over(&second).place(), second.place());
    }

    #[test]
    fn every_kind_is_known_by_its_name() {
        for kind in DocumentKind::ALL {
            assert_eq!(DocumentKind::of_entity(kind.entity()), Some(kind));
        }
        assert_eq!(DocumentKind::of_entity("habit"), None);
    }
}
