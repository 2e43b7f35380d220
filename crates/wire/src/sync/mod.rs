//! The offline queue and the change feed.

mod changed_fields;
mod changes;
mod operations;

pub use changed_fields::{put_changed, take_changed};
pub use changes::{ChangeView, ChangesView, HabitYearView};
pub use operations::{
    EntryClearPayload, EntryIncrementPayload, EntryNotePayload, EntrySetPayload, OLDEST_PROTOCOL, OperationBody,
    OperationResult, OperationStatus, OperationsAnswer, OperationsBody, PROTOCOL, TaskDeletePayload,
    TaskUndeletePayload, TimerDiscardPayload, TimerStartPayload, TimerStopPayload,
};
