//! The trash of tasks: into it, out of it, and emptying it.

mod delete_task;
mod empty_trash;
mod undelete_task;

pub use delete_task::DeletedTasks;
pub(crate) use delete_task::delete_in;
pub(super) use delete_task::to_trash;
pub(crate) use undelete_task::undelete_in;
