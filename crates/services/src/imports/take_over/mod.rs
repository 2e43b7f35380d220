//! Taking a file over, by a job that may be tried again: everything in one transaction, so that nothing is ever half
//! here.

mod documents;
pub(super) mod habits;
mod job;
pub(super) mod made;
mod progress;
mod tasks;
mod whole;

pub(crate) use job::take_over;
