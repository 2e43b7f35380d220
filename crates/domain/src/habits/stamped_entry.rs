//! Merging of changes that arrive in any order. Each field remembers when it was last written, so that applying the
//! same changes in another order gives the same entry (spec/habits 4.4).

use jiff::Timestamp;
use uuid::Uuid;

use crate::habits::{Entry, EntryPatch, Patch, Quantity};

/// When and by which operation a field was written. The id breaks ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// Corrected device time, never later than the server's.
    pub at: Timestamp,
    /// The operation.
    pub by: Uuid,
}

/// An entry with the stamps of its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StampedEntry {
    /// The entry; its stamps may outlive its content, so that a late change does not bring it back.
    pub entry: Entry,
    /// Last write of status and reason.
    pub status: Option<Stamp>,
    /// Last "set to" of the amount.
    pub value: Option<Stamp>,
    /// Last write of the note.
    pub note: Option<Stamp>,
}

/// Whether a change took effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// At least one field changed hands.
    Applied,
    /// A later write stands for every field; this one is only history.
    Superseded,
}

impl StampedEntry {
    /// Applies a change of fields. `added_after` is the sum of the increments that were made after `stamp`: they stand
    /// on top of the amount that is set.
    #[must_use]
    pub fn set(&self, patch: &EntryPatch, stamp: Stamp, added_after: Quantity) -> (Self, Outcome) {
        let wins = |old: Option<Stamp>| old.is_none_or(|old| stamp > old);
        let status_wins = !(patch.status.is_keep() && patch.skip_reason.is_keep()) && wins(self.status);
        let value_wins = !patch.value.is_keep() && wins(self.value);
        let note_wins = !patch.note.is_keep() && wins(self.note);
        // The hour belongs to what happened: it is said with a status or an amount, or of what was said before.
        let is_alone = patch.status.is_keep() && patch.value.is_keep();
        let hour_wins = !patch.occurred_at.is_keep()
            && (status_wins || value_wins || (is_alone && wins(self.status) && wins(self.value)));
        let kept = EntryPatch {
            status: if status_wins { patch.status } else { Patch::Keep },
            skip_reason: if status_wins { patch.skip_reason.clone() } else { Patch::Keep },
            value: if value_wins { patch.value } else { Patch::Keep },
            note: if note_wins { patch.note.clone() } else { Patch::Keep },
            occurred_at: if hour_wins { patch.occurred_at } else { Patch::Keep },
        };
        let anything_asked =
            !(is_alone && patch.skip_reason.is_keep() && patch.note.is_keep() && patch.occurred_at.is_keep());
        if anything_asked && !status_wins && !value_wins && !note_wins && !hour_wins {
            return (self.clone(), Outcome::Superseded);
        }
        let mut entry = self.entry.patched(&kept);
        if value_wins && added_after != Quantity::ZERO {
            entry.value = Some(entry.value.unwrap_or_default().saturating_add(added_after));
        }
        let merged = Self {
            entry,
            status: if status_wins { Some(stamp) } else { self.status },
            value: if value_wins { Some(stamp) } else { self.value },
            note: if note_wins { Some(stamp) } else { self.note },
        };
        (merged, Outcome::Applied)
    }

    /// Adds to the amount. An increment that was made before the last "set to" is part of what that replaced.
    #[must_use]
    pub fn add(&self, amount: Quantity, stamp: Stamp) -> (Self, Outcome) {
        if self.value.is_some_and(|set| stamp < set) {
            return (self.clone(), Outcome::Superseded);
        }
        let sum = self.entry.value.unwrap_or_default().saturating_add(amount);
        let value = Some(sum).filter(|sum| *sum != Quantity::ZERO || self.value.is_some());
        let occurred_at = self.entry.occurred_at.max(Some(stamp.at));
        let entry = Entry { value, occurred_at, version: self.entry.version + 1, ..self.entry.clone() };
        (Self { entry, ..self.clone() }, Outcome::Applied)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::habits::EntryStatus;

    fn stamp(second: i64) -> Stamp {
        let at = Timestamp::from_second(1_700_000_000 + second).unwrap();
        Stamp { at, by: Uuid::from_u128(second.unsigned_abs().into()) }
    }

    fn empty() -> StampedEntry {
        StampedEntry { entry: Entry::empty(date(2026, 3, 1)), status: None, value: None, note: None }
    }

    fn quantity(text: &str) -> Quantity {
        Quantity::parse(text).unwrap()
    }

    #[test]
    fn a_late_tick_does_not_erase_a_later_undo() {
        let done = EntryPatch { status: Patch::Set(EntryStatus::Done), ..EntryPatch::default() };
        let undo = EntryPatch { status: Patch::Clear, ..EntryPatch::default() };
        let (undone, _) = empty().set(&undo, stamp(2), Quantity::ZERO);
        let (merged, outcome) = undone.set(&done, stamp(1), Quantity::ZERO);
        assert_eq!((merged.entry.status, outcome), (None, Outcome::Superseded));
    }

    #[test]
    fn fields_that_were_written_apart_both_stand_in_either_order() {
        let tick = EntryPatch { status: Patch::Set(EntryStatus::Done), ..EntryPatch::default() };
        let note = EntryPatch { note: Patch::Set("calm".to_owned()), ..EntryPatch::default() };
        let one = empty().set(&tick, stamp(1), Quantity::ZERO).0.set(&note, stamp(2), Quantity::ZERO).0;
        let two = empty().set(&note, stamp(2), Quantity::ZERO).0.set(&tick, stamp(1), Quantity::ZERO).0;
        assert_eq!((one.entry.status, one.entry.note), (two.entry.status, two.entry.note));
    }

    #[test]
    fn increments_after_a_set_stand_on_top_of_it_in_either_order() {
        let five = EntryPatch { value: Patch::Set(quantity("5")), ..EntryPatch::default() };
        let in_order = empty().add(quantity("1"), stamp(1)).0.set(&five, stamp(2), Quantity::ZERO).0;
        let in_order = in_order.add(quantity("1"), stamp(3)).0;
        let late_set = empty().add(quantity("1"), stamp(1)).0.add(quantity("1"), stamp(3)).0;
        let late_set = late_set.set(&five, stamp(2), quantity("1")).0;
        assert_eq!(in_order.entry.value, Some(quantity("6")));
        assert_eq!(late_set.entry.value, Some(quantity("6")));
    }

    #[test]
    fn the_hour_can_be_said_later_and_taken_back() {
        let hour = |second| EntryPatch { occurred_at: Patch::Set(stamp(second).at), ..EntryPatch::default() };
        let ticked = EntryPatch { status: Patch::Set(EntryStatus::Done), ..hour(1) };
        let entry = empty().set(&ticked, stamp(5), Quantity::ZERO).0;
        let (late, outcome) = entry.set(&hour(2), stamp(4), Quantity::ZERO);
        assert_eq!((late.entry.occurred_at, outcome), (Some(stamp(1).at), Outcome::Superseded));
        let entry = entry.set(&hour(2), stamp(6), Quantity::ZERO).0;
        assert_eq!((entry.entry.status, entry.entry.occurred_at), (Some(EntryStatus::Done), Some(stamp(2).at)));
        let nothing = EntryPatch { occurred_at: Patch::Clear, ..EntryPatch::default() };
        assert_eq!(entry.set(&nothing, stamp(7), Quantity::ZERO).0.entry.occurred_at, None);
    }

    #[test]
    fn taking_back_the_only_increment_leaves_no_amount() {
        let entry = empty().add(quantity("1"), stamp(1)).0.add(quantity("-1"), stamp(2)).0;
        assert_eq!(entry.entry.value, None);
    }
}
