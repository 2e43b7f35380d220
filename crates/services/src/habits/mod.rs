//! Use cases of habits.

mod beginnings;
mod change_habit;
mod create_habit;
mod day_book;
mod delete_habit;
pub mod documents;
mod entries;
mod entry_request;
mod order_habits;
mod read_habits;
mod rebuild_years;
mod record_entry;
mod tell_habits;
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
pub(crate) use order_habits::order_in;
pub use rebuild_years::Rebuilt;
pub use store::habits::HabitRecord;
pub use use_cases::Habits;
