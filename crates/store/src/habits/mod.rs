//! Habits, entries and packed years.

mod bulk;
mod entries;
mod entry_writes;
mod increments;
mod records;
mod schedules;
mod years;

pub use bulk::insert_entries;
pub use entries::{EntryState, between, find_for_write, first_counted_day, of_day, texts_between, texts_by_year};
pub use entry_writes::{EntryWrite, SupersededWrite, write, write_superseded};
pub use increments::{insert_increment, sum_after};
pub use records::{HabitRecord, all, find, insert, last_position, set_deleted, set_order, set_starts_on, update};
pub use schedules::replace_schedules;
pub use years::{all_entries, delete_years, find_year, save_year, years_of, years_of_habit};
