//! Changes of a task that arrive in any order from several devices.

mod spent_time;
mod stamped_task;

pub use spent_time::{MOST_ADDED_MINUTES, SpentTime, checked_addition, with_addition};
pub use stamped_task::{TaskChange, TaskPart, TaskStamps};
