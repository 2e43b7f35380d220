//! What reminders of habits and of tasks have in common on their pages: the switch, the way out, and the choice of a
//! clock.

mod clocks;
mod controls;

pub(crate) use clocks::clocks;
pub(crate) use controls::{ReminderRemove, ReminderSwitch, put_reminder};
