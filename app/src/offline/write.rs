//! What a page asks to be written, before it becomes an operation.

use domain::{
    habits::{HabitPart, Quantity},
    ids::HabitId,
};
use jiff::civil::Date;
use wire::{habits::HabitBody, sync::EntrySetPayload};

/// One write of a synced entity.
#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    /// Changes fields of a day's entry; `payload.day` is overwritten by `day`.
    SetEntry { habit_id: HabitId, day: Date, payload: EntrySetPayload },
    /// Adds to the amount of a day.
    Increment { habit_id: HabitId, day: Date, amount: Quantity },
    /// Makes a day unknown again.
    ClearEntry { habit_id: HabitId, day: Date },
    /// Replaces the note of a day, or removes it.
    SetNote { habit_id: HabitId, day: Date, note: Option<String> },
    /// Makes a habit.
    CreateHabit { id: HabitId, body: HabitBody },
    /// Replaces the named parts of a habit; archives and brings back by `archived_at`.
    ReplaceHabit { id: HabitId, body: HabitBody, parts: Vec<HabitPart> },
    /// To the trash.
    DeleteHabit { id: HabitId },
    /// Puts habits in a new order; those left out keep their place after these.
    OrderHabits { ids: Vec<HabitId> },
}

impl Write {
    /// The day it is about.
    #[must_use]
    pub const fn day(&self) -> Option<Date> {
        match self {
            Self::SetEntry { day, .. }
            | Self::Increment { day, .. }
            | Self::ClearEntry { day, .. }
            | Self::SetNote { day, .. } => Some(*day),
            _ => None,
        }
    }

    /// The same write for the day `to` where it is about the day `from`.
    pub(super) fn moved(mut self, from: Date, to: Date) -> Self {
        match &mut self {
            Self::SetEntry { day, .. }
            | Self::Increment { day, .. }
            | Self::ClearEntry { day, .. }
            | Self::SetNote { day, .. }
                if *day == from =>
            {
                *day = to;
            }
            _ => {}
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_write_moves_with_its_day_and_with_no_other() {
        let (wrong, right) = (date(2026, 3, 13), date(2026, 3, 12));
        let id = HabitId(uuid::Uuid::from_u128(7));
        let clear = |day| Write::ClearEntry { habit_id: id, day };
        assert_eq!(clear(wrong).moved(wrong, right), clear(right));
        assert_eq!(clear(date(2026, 1, 1)).moved(wrong, right), clear(date(2026, 1, 1)));
        assert_eq!(Write::DeleteHabit { id }.moved(wrong, right).day(), None);
    }
}
