//! Merging of changes that arrive in any order. Each field remembers when it was last written, so that applying the
//! same changes in another order gives the same entry (spec/habits 4.4).

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::habits::{Entry, EntryPatch, EntryStatus, Patch, Quantity, Total};

/// When and by which operation a field was written. The id breaks ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
    /// Last write of the status.
    pub status: Option<Stamp>,
    /// Last word on the reason to skip; a status other than skipped is one too.
    pub reason: Option<Stamp>,
    /// Last "set to" of the amount.
    pub value: Option<Stamp>,
    /// Last write of the note.
    pub note: Option<Stamp>,
    /// Last word on when it happened: every change of status or amount is one, and so is an edit of the time alone.
    pub occurred: Option<Stamp>,
    /// The reason that was told last, whole: the entry shows it while the day is skipped.
    pub set_reason: Option<String>,
    /// The amount that was set last; none when it was cleared or never set.
    pub set_value: Option<Quantity>,
    /// What was added since, whole: the entry shows both together, held at what an amount may be.
    pub added: Total,
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
    /// A day that was never written.
    #[must_use]
    pub const fn empty(day: Date) -> Self {
        Self {
            entry: Entry::empty(day),
            status: None,
            reason: None,
            value: None,
            note: None,
            occurred: None,
            set_reason: None,
            set_value: None,
            added: Total::ZERO,
        }
    }

    /// The last of its stamps.
    #[must_use]
    pub fn last_written(&self) -> Option<Stamp> {
        [self.status, self.reason, self.value, self.note, self.occurred].into_iter().flatten().max()
    }

    /// Applies a change of fields, with the time that it implies ([`EntryPatch::timed`]). `added_after` is the sum of
    /// the increments that were made after `stamp`: they stand on top of the amount that is set.
    #[must_use]
    pub fn set(&self, patch: &EntryPatch, stamp: Stamp, added_after: Total) -> (Self, Outcome) {
        let wins = |old: Option<Stamp>| old.is_none_or(|old| stamp > old);
        let reason = patch.reason();
        let status_wins = !patch.status.is_keep() && wins(self.status);
        let reason_wins = !reason.is_keep() && wins(self.reason);
        let value_wins = !patch.value.is_keep() && wins(self.value);
        let note_wins = !patch.note.is_keep() && wins(self.note);
        // With a status or an amount the time goes their way; alone it is an edit of when it happened.
        let told_alone = patch.status.is_keep() && patch.value.is_keep();
        let occurred_wins =
            !patch.occurred_at.is_keep() && (told_alone || status_wins || value_wins) && wins(self.occurred);
        let wins_any = status_wins || reason_wins || value_wins || note_wins || occurred_wins;
        if !patch.changes_nothing() && !wins_any {
            return (self.clone(), Outcome::Superseded);
        }
        let kept = EntryPatch {
            status: if status_wins { patch.status } else { Patch::Keep },
            skip_reason: Patch::Keep,
            value: Patch::Keep,
            note: if note_wins { patch.note.clone() } else { Patch::Keep },
            occurred_at: if occurred_wins { patch.occurred_at } else { Patch::Keep },
        };
        let newer = |won: bool, old: Option<Stamp>| if won { Some(stamp) } else { old };
        let mut merged = Self {
            entry: self.entry.patched(&kept),
            status: newer(status_wins, self.status),
            reason: newer(reason_wins, self.reason),
            value: newer(value_wins, self.value),
            note: newer(note_wins, self.note),
            occurred: newer(occurred_wins, self.occurred),
            set_reason: if reason_wins { reason.applied_to(None) } else { self.set_reason.clone() },
            set_value: if value_wins { patch.value.applied_to(None) } else { self.set_value },
            added: if value_wins { added_after } else { self.added },
        };
        merged.entry.value = merged.amount();
        let is_skipped = merged.entry.status == Some(EntryStatus::Skipped);
        merged.entry.skip_reason = merged.set_reason.clone().filter(|_| is_skipped);
        (merged, Outcome::Applied)
    }

    /// Adds to the amount. An increment that was made before the last "set to" is part of what that replaced.
    #[must_use]
    pub fn add(&self, amount: Quantity, stamp: Stamp) -> (Self, Outcome) {
        if self.value.is_some_and(|set| stamp < set) {
            return (self.clone(), Outcome::Superseded);
        }
        let mut merged = Self { added: self.added.plus(amount), ..self.clone() };
        merged.entry.value = merged.amount();
        merged.entry.version += 1;
        if self.occurred.is_none_or(|old| stamp > old) {
            merged.entry.occurred_at = Some(stamp.at);
            merged.occurred = Some(stamp);
        }
        (merged, Outcome::Applied)
    }

    /// Whether adding leaves an amount that can be shown as it is, or comes nearer to one.
    ///
    /// For a request that is served now, whose sender sees the day and can choose another amount. What a device did
    /// without a network is not measured by this: whether it fits would depend on what has arrived before it.
    #[must_use]
    pub fn has_room_for(&self, amount: Quantity) -> bool {
        let sum = self.total().plus(amount).thousandths();
        if amount.is_negative() { sum >= 0 } else { sum <= Quantity::MAX_THOUSANDTHS }
    }

    fn total(&self) -> Total {
        self.added.plus(self.set_value.unwrap_or_default())
    }

    /// None when nothing is set and nothing is left of what was added.
    fn amount(&self) -> Option<Quantity> {
        let is_unknown = self.set_value.is_none() && self.added == Total::ZERO;
        (!is_unknown).then(|| self.total().shown())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn stamp(second: i64) -> Stamp {
        let at = Timestamp::from_second(1_700_000_000 + second).unwrap();
        Stamp { at, by: Uuid::from_u128(second.unsigned_abs().into()) }
    }

    fn empty() -> StampedEntry {
        StampedEntry::empty(date(2026, 3, 1))
    }

    fn quantity(text: &str) -> Quantity {
        Quantity::parse(text).unwrap()
    }

    #[test]
    fn a_late_tick_does_not_erase_a_later_undo() {
        let done = EntryPatch { status: Patch::Set(EntryStatus::Done), ..EntryPatch::default() };
        let undo = EntryPatch { status: Patch::Clear, ..EntryPatch::default() };
        let (undone, _) = empty().set(&undo, stamp(2), Total::ZERO);
        let (merged, outcome) = undone.set(&done, stamp(1), Total::ZERO);
        assert_eq!((merged.entry.status, outcome), (None, Outcome::Superseded));
    }

    #[test]
    fn fields_that_were_written_apart_both_stand_in_either_order() {
        let tick = EntryPatch { status: Patch::Set(EntryStatus::Done), ..EntryPatch::default() };
        let note = EntryPatch { note: Patch::Set("calm".to_owned()), ..EntryPatch::default() };
        let one = empty().set(&tick, stamp(1), Total::ZERO).0.set(&note, stamp(2), Total::ZERO).0;
        let two = empty().set(&note, stamp(2), Total::ZERO).0.set(&tick, stamp(1), Total::ZERO).0;
        assert_eq!((one.entry.status, one.entry.note), (two.entry.status, two.entry.note));
    }

    #[test]
    fn a_reason_goes_with_the_skip_that_it_is_about_in_any_order() {
        let skip = EntryPatch { status: Patch::Set(EntryStatus::Skipped), ..EntryPatch::default() };
        let done = EntryPatch { status: Patch::Set(EntryStatus::Done), ..EntryPatch::default() };
        let ill = EntryPatch { skip_reason: Patch::Set("ill".to_owned()), ..EntryPatch::default() };
        let after = |changes: &[(&EntryPatch, i64)]| {
            let set =
                |entry: StampedEntry, (patch, at): &(&EntryPatch, i64)| entry.set(patch, stamp(*at), Total::ZERO).0;
            let entry = changes.iter().fold(empty(), set).entry;
            (entry.status, entry.skip_reason)
        };
        let skipped = (Some(EntryStatus::Skipped), Some("ill".to_owned()));
        // Told of a skip that this entry has not heard of yet: it waits for it.
        assert_eq!(after(&[(&done, 1), (&ill, 3), (&skip, 2)]), skipped);
        assert_eq!(after(&[(&done, 1), (&skip, 2), (&ill, 3)]), skipped);
        let undone = (Some(EntryStatus::Done), None);
        assert_eq!(after(&[(&skip, 1), (&ill, 2), (&done, 3)]), undone);
        assert_eq!(after(&[(&done, 3), (&skip, 1), (&ill, 2)]), undone);
        let anew = (Some(EntryStatus::Skipped), None);
        assert_eq!(after(&[(&ill, 1), (&done, 2), (&skip, 3)]), anew, "a reason is not that of the next skip");
        assert_eq!(after(&[(&skip, 3), (&done, 2), (&ill, 1)]), anew);
    }

    #[test]
    fn increments_after_a_set_stand_on_top_of_it_in_either_order() {
        let five = EntryPatch { value: Patch::Set(quantity("5")), ..EntryPatch::default() };
        let in_order = empty().add(quantity("1"), stamp(1)).0.set(&five, stamp(2), Total::ZERO).0;
        let in_order = in_order.add(quantity("1"), stamp(3)).0;
        let late_set = empty().add(quantity("1"), stamp(1)).0.add(quantity("1"), stamp(3)).0;
        let late_set = late_set.set(&five, stamp(2), quantity("1").into()).0;
        assert_eq!(in_order.entry.value, Some(quantity("6")));
        assert_eq!(late_set.entry.value, Some(quantity("6")));
    }

    #[test]
    fn taking_back_the_only_increment_leaves_no_amount() {
        let entry = empty().add(quantity("1"), stamp(1)).0.add(quantity("-1"), stamp(2)).0;
        assert_eq!(entry.entry.value, None);
    }

    fn told(occurred_at: Patch<Timestamp>) -> EntryPatch {
        EntryPatch { occurred_at, ..EntryPatch::default() }
    }

    #[test]
    fn the_time_can_be_told_alone_and_taken_back() {
        let done = EntryPatch { status: Patch::Set(EntryStatus::Done), ..EntryPatch::default() };
        let (now, morning) = (stamp(1).at, stamp(-3_600).at);
        let (ticked, _) = empty().set(&done.timed(now, now), stamp(1), Total::ZERO);
        assert_eq!(ticked.entry.occurred_at, Some(now));
        let (moved, outcome) = ticked.set(&told(Patch::Set(morning)), stamp(2), Total::ZERO);
        assert_eq!((moved.entry.occurred_at, outcome), (Some(morning), Outcome::Applied));
        assert_eq!((moved.entry.status, moved.status), (Some(EntryStatus::Done), Some(stamp(1))));
        let (cleared, outcome) = moved.set(&told(Patch::Clear), stamp(3), Total::ZERO);
        assert_eq!((cleared.entry.occurred_at, outcome), (None, Outcome::Applied));
        assert_eq!(cleared.set(&told(Patch::Set(morning)), stamp(2), Total::ZERO).1, Outcome::Superseded);
    }

    #[test]
    fn a_time_goes_the_way_of_the_status_that_it_came_with() {
        let at = |second| stamp(second).at;
        let done = EntryPatch { status: Patch::Set(EntryStatus::Done), ..EntryPatch::default() }.timed(at(1), at(9));
        let undo = EntryPatch { status: Patch::Clear, ..EntryPatch::default() }.timed(at(2), at(9));
        let (undone, _) = empty().set(&undo, stamp(2), Total::ZERO);
        let (merged, outcome) = undone.set(&done, stamp(1), Total::ZERO);
        assert_eq!((merged.entry.occurred_at, outcome), (None, Outcome::Superseded));
    }

    #[test]
    fn a_sum_is_held_only_where_it_is_shown() {
        let largest = Quantity::from_thousandths(Quantity::MAX_THOUSANDTHS).unwrap();
        let twice = empty().add(largest, stamp(1)).0.add(largest, stamp(2)).0;
        assert_eq!(twice.entry.value, Some(largest));
        let back = Quantity::from_thousandths(-Quantity::MAX_THOUSANDTHS).unwrap();
        assert_eq!(twice.add(back, stamp(3)).0.entry.value, Some(largest));
        let below = empty().add(quantity("-2"), stamp(1)).0;
        assert_eq!(below.entry.value, Some(Quantity::ZERO));
        assert_eq!(below.add(quantity("5"), stamp(2)).0.entry.value, Some(quantity("3")));
    }

    #[test]
    fn there_is_room_between_nothing_and_the_largest_amount() {
        let largest = Quantity::from_thousandths(Quantity::MAX_THOUSANDTHS).unwrap();
        let two = empty().add(quantity("2"), stamp(1)).0;
        assert!(two.has_room_for(quantity("-2")) && !two.has_room_for(quantity("-2.001")));
        assert!(!two.has_room_for(largest) && empty().has_room_for(largest));
        let below = empty().add(quantity("-2"), stamp(1)).0;
        assert!(below.has_room_for(quantity("1")) && !below.has_room_for(quantity("-1")));
    }
}
