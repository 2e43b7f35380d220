//! Reminders: when they ask, and what they are. Whether a day still asks for anything is a rule of habits:
//! [`crate::habits::asks_today`].

mod firings;
mod reminder;

pub use firings::{Firing, firings};
pub use reminder::{MAX_REMINDERS, Reminder, ReminderFields};
