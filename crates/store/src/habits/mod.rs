//! Habits, entries and packed years.

mod beginnings;
mod bulk;
mod day_states;
pub mod documents;
mod entries;
mod entry_changes;
mod entry_writes;
mod habit_row;
mod increments;
mod moments;
mod records;
mod schedules;
mod timers;
mod trash;
mod years;

pub use beginnings::*;
pub use bulk::{EntrySource, insert_entries};
pub use day_states::{DayStates, find_for_write};
pub(crate) use entries::quantity;
pub use entries::{between, first_counted_day, of_day, texts_between, texts_by_year};
pub use entry_changes::{EntryChangeRow, changes_of_day, sweep_entry_changes};
pub use entry_writes::{DayWrites, EntryHistory, EntryWrite, HistoryOrigin, YearWrite, write};
pub use habit_row::HabitRecord;
pub use increments::{Increment, find_increments, insert_increments, sums_after};
pub use moments::{StoredMoment, moments};
pub(crate) use records::decimal;
pub use records::{
    all, find, find_many, in_trash, insert, last_position_and_count, present_ids, set_deleted, set_order, set_starts,
    touch, update,
};
pub use schedules::replace_schedules;
pub use timers::{insert_timer_press, put_timer, running_timers, sweep_timer_presses, timer_presses};
pub use trash::{TrashedPart, owners_of_trash, parts_of_trash, remove_trash};
pub use years::{all_entries, delete_years, find_year, save_years, years_of, years_of_habit};
