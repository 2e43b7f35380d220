//! Use cases of habits.

mod change_habit;
mod create_habit;
mod day_book;
mod day_history;
mod delete_habit;
pub mod documents;
mod entries;
mod entry_request;
mod order_habits;
mod read_habits;
mod rebuild_years;
mod record_entry;
mod run_timer;
mod tell_habits;
mod undelete_habit;
mod use_cases;
mod write_entry;

pub(crate) use change_habit::replace_in;
pub(crate) use create_habit::create_in;
pub use create_habit::{Created, MAX_HABITS, NewHabit};
pub(crate) use day_book::DayBook;
pub use day_history::{DayChange, DayHistory, RestorePoint};
pub(crate) use delete_habit::delete_in;
pub(crate) use entry_request::{Claim, EntryChange, EntryRequest, settled};
pub(crate) use order_habits::order_in;
pub use rebuild_years::Rebuilt;
pub(crate) use run_timer::press_in;
pub use run_timer::{Pressed, StopWish};
pub use store::habits::HabitRecord;
pub use use_cases::Habits;
