//! What groups, identities, pauses, stacks and reminders have in common: an id, a version, and that they are written
//! whole. So one way of making, replacing and deleting serves all of them.

use serde::Serialize;
use uuid::Uuid;

use crate::{
    habits::{GroupFields, HabitGroup, Identity, IdentityFields, Pause, PauseFields, Stack, StackFields},
    ids::{GroupId, IdentityId, PauseId, ReminderId, StackId},
    reminders::{Reminder, ReminderFields},
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
    /// A reminder of a habit.
    Reminder,
}

impl DocumentKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Group, Self::Identity, Self::Pause, Self::Stack, Self::Reminder];

    /// Its name in the change feed and before the kind of an operation.
    #[must_use]
    pub const fn entity(self) -> &'static str {
        match self {
            Self::Group => "habit_group",
            Self::Identity => "identity",
            Self::Pause => "pause",
            Self::Stack => "stack",
            Self::Reminder => "reminder",
        }
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
    /// A reminder of a habit.
    Reminder(Reminder),
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
            Self::Reminder(reminder) => reminder.id.0,
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
            Self::Reminder(reminder) => reminder.version,
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

    /// Its place among others; pauses and reminders have none, they are ordered by their days and times.
    #[must_use]
    pub const fn position(&self) -> Option<i32> {
        match self {
            Self::Group(group) => Some(group.position),
            Self::Identity(identity) => Some(identity.position),
            Self::Pause(_) | Self::Reminder(_) => None,
            Self::Stack(stack) => Some(stack.position),
        }
    }
}

/// The place of a new document: behind the others.
#[must_use]
pub fn next_position(documents: &[Document]) -> i32 {
    documents.iter().filter_map(Document::position).max().map_or(0, |last| last.saturating_add(1))
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
    /// A reminder of a habit.
    Reminder(ReminderFields),
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
        }
    }

    /// The document; `place` where the fields name none.
    #[must_use]
    pub fn into_document(self, id: Uuid, place: i32, version: i64) -> Document {
        match self {
            Self::Group(GroupFields { name, position }) => {
                Document::Group(HabitGroup { id: GroupId(id), name, position: position.unwrap_or(place), version })
            }
            Self::Identity(IdentityFields { statement, position }) => {
                let position = position.unwrap_or(place);
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
                position: fields.position.unwrap_or(place),
                version,
            }),
            Self::Reminder(fields) => Document::Reminder(Reminder {
                id: ReminderId(id),
                habit_id: fields.habit_id,
                at: fields.at,
                weekdays: fields.weekdays,
                until: fields.until,
                every_minutes: fields.every_minutes,
                zone: fields.zone,
                is_on: fields.is_on,
                version,
            }),
        }
    }

    /// What would be stored in the place of a document: it keeps its place where none is named. The same document means
    /// that nothing would change.
    #[must_use]
    pub fn over(self, before: &Document) -> Document {
        self.into_document(before.id(), before.position().unwrap_or_default(), before.version())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(position: i32) -> Document {
        let fields = GroupFields { name: "Morning".to_owned(), position: Some(position) };
        DocumentFields::Group(fields).into_document(Uuid::from_u128(1), 9, 3)
    }

    #[test]
    fn a_document_keeps_its_place_where_none_is_named() {
        let renamed = DocumentFields::Group(GroupFields { name: "Evening".to_owned(), position: None });
        let renamed = renamed.over(&group(4));
        assert_eq!((renamed.id(), renamed.position(), renamed.version()), (Uuid::from_u128(1), Some(4), 3));
        let same = DocumentFields::Group(GroupFields { name: "Morning".to_owned(), position: None });
        assert_eq!(same.over(&group(4)), group(4));
    }

    #[test]
    fn a_new_document_comes_last() {
        assert_eq!((next_position(&[]), next_position(&[group(4), group(2)])), (0, 5));
    }

    #[test]
    fn every_kind_is_known_by_its_name() {
        for kind in DocumentKind::ALL {
            assert_eq!(DocumentKind::of_entity(kind.entity()), Some(kind));
        }
        assert_eq!(DocumentKind::of_entity("habit"), None);
    }
}
