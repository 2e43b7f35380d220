//! Use cases of the offline queue, the change feed and kept forms.

mod apply_operations;
mod changes;
mod drafts;
mod operation;
mod steps;
mod sweep;
mod task_steps;

pub use changes::{ChangedEntity, ChangedItem, Changes, Cursor};
pub use drafts::Draft;
pub use operation::{
    Action, AppliedEntity, Operation, OperationAnswer, OperationOutcome, Rejection, TaskAction, TimerPress,
};
pub use sweep::Swept;

use crate::Services;

/// Use cases of sync, borrowed from [`Services`].
#[derive(Clone, Copy)]
pub struct Sync<'a> {
    services: &'a Services,
}

impl<'a> Sync<'a> {
    pub(crate) const fn new(services: &'a Services) -> Self {
        Self { services }
    }
}
