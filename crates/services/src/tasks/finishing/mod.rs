//! Completing tasks and taking that back, with what follows from it.

mod complete_task;
pub(super) mod next_occurrence;
mod notes;
mod reopen_task;

pub(crate) use complete_task::complete_in;
pub use complete_task::{CompleteWish, CompletedTask};
pub(crate) use reopen_task::reopen_in;
pub use reopen_task::{NextFate, ReopenWish};
