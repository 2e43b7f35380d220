//! What a device shows of tasks before the server has heard of anything.

mod deleting;
mod planning;
mod properties;
mod reminders;
mod repeating;
mod scene;
mod writing;
