//! Use cases of habits.

mod beginnings;
mod change_habit;
mod create_habit;
mod day_book;
mod delete_habit;
pub mod documents;
mod entries;
mod entry_request;
mod figures;
pub(crate) mod known_habits;
mod note_absence;
mod order_habits;
mod read_habits;
mod rebuild_years;
mod record_entry;
mod set_days;
mod tell_habits;
mod trash;
mod undelete_habit;
mod use_cases;
mod write_entry;

pub use beginnings::*;
pub(crate) use change_habit::replace_in;
pub(crate) use create_habit::create_in;
pub use create_habit::{Created, MAX_HABITS, NewHabit};
pub(crate) use day_book::DayBook;
pub(crate) use delete_habit::delete_in;
pub(crate) use entry_request::{Claim, EntryChange, EntryRequest};
pub use known_habits::KnownHabits;
pub(crate) use note_absence::note_absence;
pub(crate) use order_habits::order_in;
pub use rebuild_years::Rebuilt;
pub use set_days::MAX_DAYS_AT_ONCE;
pub use store::habits::HabitRecord;
pub use use_cases::Habits;
