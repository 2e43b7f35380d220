//! Groups, identities, pauses, stacks and reminders: a table each, and one way to all of them.

mod any;
mod groups;
mod identities;
mod pauses;
mod reminders;
mod stacks;

pub use any::{all, delete, find, forgotten_version, put};
pub use groups::{habits_in, take_group};
pub use identities::take_identity;
pub use pauses::all_pauses;
pub use reminders::{DueReminder, claim_due_reminders, move_reminder_on, owners_of_due_reminders, wake_reminders};
pub use stacks::{all_stacks, followers_of};
