//! Reminders of habits and tasks: planning what they ask. They are written and read as documents beside habits.

mod look_again;
mod plan_due;
mod question;
mod task_question;

pub(crate) use look_again::look_again;
pub use plan_due::{plan_due, zone_of};
