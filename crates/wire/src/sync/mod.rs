//! The offline queue and the change feed.

mod changes;
mod operations;

pub use changes::{ChangeView, ChangesView, HabitYearView};
pub use operations::{
    EntryClearPayload, EntryIncrementPayload, EntryNotePayload, EntrySetPayload, OLDEST_PROTOCOL, OperationBody,
    OperationResult, OperationStatus, OperationsAnswer, OperationsBody, PROTOCOL, TimerDiscardPayload,
    TimerStartPayload, TimerStopPayload,
};
