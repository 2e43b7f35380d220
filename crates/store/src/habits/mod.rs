//! Habits, entries and packed years.

mod beginnings;
mod bulk;
mod day_states;
mod entries;
mod entry_writes;
mod increments;
mod records;
mod schedules;
mod years;

pub use beginnings::*;
pub use bulk::insert_entries;
pub use day_states::{DayStates, find_for_write};
pub use entries::{between, first_counted_day, of_day, texts_between, texts_by_year};
pub use entry_writes::{DayWrites, EntryHistory, EntryWrite, YearWrite, write};
pub use increments::{Increment, find_increments, insert_increments, sums_after};
pub use records::{
    HabitRecord, all, find, find_many, insert, last_position_and_count, set_deleted, set_order, set_starts, update,
};
pub use schedules::replace_schedules;
pub use years::{all_entries, delete_years, find_year, save_year, years_of, years_of_habit};
