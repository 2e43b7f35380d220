//! A day of a habit.

use domain::habits::{EntryStatus, Quantity};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// What was said of a day. Never empty, and within the limits of an entry of ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundEntry {
    /// The owner's local day, from 1900 to today.
    pub day: Date,
    /// What was said; none with only an amount or a note.
    pub status: Option<EntryStatus>,
    /// The amount of a measured habit.
    pub value: Option<Quantity>,
    /// At most 2,000 characters.
    pub note: Option<String>,
    /// Why it was skipped, at most 200 characters.
    pub skip_reason: Option<String>,
    /// The instant, where the file tells it.
    pub occurred_at: Option<Timestamp>,
}

impl FoundEntry {
    /// A day of which nothing is said yet.
    #[must_use]
    pub const fn on(day: Date) -> Self {
        Self { day, status: None, value: None, note: None, skip_reason: None, occurred_at: None }
    }

    /// Whether nothing is said.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.status.is_none() && self.value.is_none() && self.note.is_none()
    }
}
