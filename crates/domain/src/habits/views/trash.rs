//! The page of what was deleted, while it can still be taken back.

use jiff::{SignedDuration, Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::ids::HabitId;

/// How long a deleted habit stays in the trash.
pub const TRASH_KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The instant from which a habit that was deleted at `deleted_at` is gone for good.
#[must_use]
pub fn gone_at(deleted_at: Timestamp) -> Timestamp {
    deleted_at.checked_add(TRASH_KEPT).unwrap_or(Timestamp::MAX)
}

/// Everything in the trash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrashView {
    /// What was deleted last comes first.
    pub items: Vec<TrashItem>,
}

/// A habit in the trash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrashItem {
    /// Which habit.
    pub habit_id: HabitId,
    /// Its name.
    pub name: String,
    /// The owner's day on which it was deleted.
    pub deleted_on: Date,
    /// The owner's day from which it is gone for good.
    pub gone_on: Date,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deleted_habit_is_kept_for_thirty_days() {
        let deleted: Timestamp = "2026-03-10T08:00:00Z".parse().unwrap();
        assert_eq!(gone_at(deleted), "2026-04-09T08:00:00Z".parse().unwrap());
        assert_eq!(gone_at(Timestamp::MAX), Timestamp::MAX);
    }
}
