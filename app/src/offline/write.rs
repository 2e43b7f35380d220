//! What a page asks to be written, before it becomes an operation.

use domain::{habits::Quantity, ids::HabitId};
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
    /// Replaces a habit's fields; archives and brings back by `archived_at`.
    ReplaceHabit { id: HabitId, body: HabitBody },
    /// To the trash.
    DeleteHabit { id: HabitId },
    /// Puts habits in a new order; those left out keep their place after these.
    OrderHabits { ids: Vec<HabitId> },
}
