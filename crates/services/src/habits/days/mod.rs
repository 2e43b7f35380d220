//! What is said of days: the one way in which it is written, how it came to be, and timers, which add to it.

mod day_book;
mod day_history;
mod entries;
mod entry_request;
mod record_entry;
mod run_timer;
mod set_days;
mod task_note;
mod write_entry;

pub(crate) use day_book::DayBook;
pub use day_history::{DayChange, DayHistory, RestorePoint};
pub(super) use entry_request::whole;
pub(crate) use entry_request::{Claim, EntryChange, EntryRequest, settled};
pub(crate) use run_timer::press_in;
pub use run_timer::{MAX_PRESSES, Pressed, StopWish};
pub use set_days::MAX_DAYS_AT_ONCE;
pub(crate) use task_note::{TaskNote, note_for_task, withdraw_note};
