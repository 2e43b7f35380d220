//! Habits, entries and packed years.

mod bulk;
mod day_states;
pub mod documents;
mod entries;
mod entry_writes;
mod habit_row;
mod increments;
mod moments;
mod records;
mod schedules;
mod years;

pub use bulk::insert_entries;
pub use day_states::{DayStates, find_for_write};
pub use entries::{between, first_counted_day, of_day, texts_between, texts_by_year};
pub use entry_writes::{DayWrites, EntryHistory, EntryWrite, YearWrite, write};
pub use habit_row::HabitRecord;
pub use increments::{Increment, find_increments, insert_increments, sums_after};
pub use moments::{StoredMoment, moments};
pub use records::{
    all, find, find_many, insert, last_position_and_count, present_ids, set_deleted, set_order, set_starts, touch,
    update,
};
pub use schedules::replace_schedules;
pub use years::{all_entries, delete_years, find_year, save_year, years_of, years_of_habit};
