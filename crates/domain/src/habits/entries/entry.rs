//! What a person said about one day of a habit.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    habits::{DayMark, Quantity},
    problem::FieldError,
    time::held,
};

/// What was said of the day. No status at all means unknown, which is not "failed".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryStatus {
    /// Done.
    Done,
    /// The two-minute version; keeps a run.
    Partial,
    /// Left out on purpose; neither counts nor breaks.
    Skipped,
    /// Not done, or a slip.
    Failed,
}

impl EntryStatus {
    /// The stored and transmitted word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Partial => "partial",
            Self::Skipped => "skipped",
            Self::Failed => "failed",
        }
    }

    /// # Errors
    /// `unknown_choice`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        match text {
            "done" => Ok(Self::Done),
            "partial" => Ok(Self::Partial),
            "skipped" => Ok(Self::Skipped),
            "failed" => Ok(Self::Failed),
            _ => Err("unknown_choice"),
        }
    }
}

/// The entry of one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The owner's local day.
    pub day: Date,
    /// What was said; none with only an amount or a note.
    pub status: Option<EntryStatus>,
    /// Amount of a measured habit.
    pub value: Option<Quantity>,
    /// At most 2,000 characters.
    pub note: Option<String>,
    /// Why it was skipped, at most 200 characters.
    pub skip_reason: Option<String>,
    /// When it happened, as claimed by the device and held at the server's time.
    pub occurred_at: Option<Timestamp>,
    /// Counts changes, from 1; 0 for a day that was never written.
    pub version: i64,
}

impl Entry {
    /// A day about which nothing was said yet.
    #[must_use]
    pub const fn empty(day: Date) -> Self {
        Self { day, status: None, value: None, note: None, skip_reason: None, occurred_at: None, version: 0 }
    }

    /// The entry of a day as a history and what was written about it tell it: without instant and version.
    #[must_use]
    pub fn known(day: Date, mark: DayMark, text: Option<&DayText>) -> Self {
        Self {
            status: mark.status,
            value: mark.value,
            note: text.and_then(|text| text.note.clone()),
            skip_reason: text.and_then(|text| text.skip_reason.clone()),
            ..Self::empty(day)
        }
    }

    /// Whether nothing is said, so that the row can go.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.status.is_none() && self.value.is_none() && self.note.is_none()
    }

    /// The entry with a patch applied; absent fields stay. A reason without a skip is dropped.
    #[must_use]
    pub fn patched(&self, patch: &EntryPatch) -> Self {
        let status = patch.status.applied_to(self.status);
        let skip_reason = patch.skip_reason.applied_to(self.skip_reason.clone());
        Self {
            day: self.day,
            status,
            value: patch.value.applied_to(self.value),
            note: patch.note.applied_to(self.note.clone()),
            skip_reason: skip_reason.filter(|_| status == Some(EntryStatus::Skipped)),
            occurred_at: patch.occurred_at.applied_to(self.occurred_at),
            version: self.version + 1,
        }
    }
}

/// What was written about a day. A packed history has no room for it, so it travels beside.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DayText {
    /// At most 2,000 characters.
    pub note: Option<String>,
    /// Why it was skipped, at most 200 characters; only of a skipped day.
    pub skip_reason: Option<String>,
}

impl DayText {
    /// Whether nothing was written.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.note.is_none() && self.skip_reason.is_none()
    }
}

/// Leave as it is, clear, or set: an absent field, `null`, or a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Patch<T> {
    /// The field was absent.
    #[default]
    Keep,
    /// The field was `null`.
    Clear,
    /// The field had a value.
    Set(T),
}

impl<T: Clone> Patch<T> {
    /// The field after the patch.
    #[must_use]
    pub fn applied_to(&self, old: Option<T>) -> Option<T> {
        match self {
            Self::Keep => old,
            Self::Clear => None,
            Self::Set(new) => Some(new.clone()),
        }
    }
}

impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Keep | Self::Clear => serializer.serialize_none(),
            Self::Set(value) => serializer.serialize_some(value),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::<T>::deserialize(deserializer)?.map_or(Self::Clear, Self::Set))
    }
}

impl<T> Patch<T> {
    /// For `#[serde(skip_serializing_if)]`.
    #[must_use]
    pub const fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }
}

/// A change of one day's entry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EntryPatch {
    /// New status.
    pub status: Patch<EntryStatus>,
    /// New amount.
    pub value: Patch<Quantity>,
    /// New note.
    pub note: Patch<String>,
    /// New reason.
    pub skip_reason: Patch<String>,
    /// When it happened.
    pub occurred_at: Patch<Timestamp>,
}

impl EntryPatch {
    /// Forgets the day.
    #[must_use]
    pub const fn clear() -> Self {
        Self {
            status: Patch::Clear,
            value: Patch::Clear,
            note: Patch::Clear,
            skip_reason: Patch::Clear,
            occurred_at: Patch::Clear,
        }
    }

    /// Whether every field stays.
    #[must_use]
    pub const fn changes_nothing(&self) -> bool {
        self.status.is_keep()
            && self.value.is_keep()
            && self.note.is_keep()
            && self.skip_reason.is_keep()
            && self.occurred_at.is_keep()
    }

    /// # Errors
    /// `value`: `out_of_range` below zero. Only a correction takes away, and that is an increment.
    pub fn check(&self) -> Result<(), FieldError> {
        match self.value {
            Patch::Set(value) if value.is_negative() => Err(FieldError::new("value", "out_of_range")),
            _ => Ok(()),
        }
    }

    /// What it says of the reason to skip: every other word on the status drops it.
    #[must_use]
    pub fn reason(&self) -> Patch<String> {
        match self.status {
            Patch::Keep | Patch::Set(EntryStatus::Skipped) => self.skip_reason.clone(),
            Patch::Set(_) | Patch::Clear => Patch::Clear,
        }
    }

    /// For somebody who sees the entry: a reason for what is no skip says nothing.
    #[must_use]
    pub fn told_of(self, entry: &Entry) -> Self {
        let is_about_nothing = self.status.is_keep() && entry.status != Some(EntryStatus::Skipped);
        if is_about_nothing { Self { skip_reason: Patch::Keep, ..self } } else { self }
    }

    /// The patch with the time that it implies: what is said happened `at`, what is taken back did not happen. A time
    /// that was told is held between 1900 and `now`.
    #[must_use]
    pub fn timed(self, at: Timestamp, now: Timestamp) -> Self {
        let said = matches!(self.status, Patch::Set(_)) || matches!(self.value, Patch::Set(_));
        let taken_back = matches!(self.status, Patch::Clear) || matches!(self.value, Patch::Clear);
        let occurred_at = match self.occurred_at {
            Patch::Set(told) => Patch::Set(held(told, now)),
            Patch::Keep if said => Patch::Set(held(at, now)),
            Patch::Keep if taken_back => Patch::Clear,
            told => told,
        };
        Self { occurred_at, ..self }
    }
}
