//! Pure rules and types of Wellspring. No IO, no async, no clock, no framework: time and randomness come in as
//! arguments, so that the server and the browser compute the same answers from the same inputs.

pub mod calendar;
pub mod events;
pub mod format;
pub mod habits;
pub mod identity;
pub mod ids;
pub mod imports;
pub mod money;
pub mod notifications;
pub mod problem;
pub mod recurrence;
pub mod reminders;
pub mod shared_text;
pub mod tasks;
pub mod time;
mod unseen;
