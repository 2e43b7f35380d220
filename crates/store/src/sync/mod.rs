//! The feed of changes, the record of applied operations, devices and kept forms.

mod changes;
mod drafts;
mod notify;
mod operations;

pub use changes::{
    Change, ChangeRow, FeedSpan, changes_after, feed_position, feed_span, forgotten_version, record, sweep_tombstones,
    take_position, try_lock,
};
pub use drafts::{DraftRow, find_draft, insert_draft, sweep_drafts};
pub use notify::notify;
pub use operations::{
    AppliedOperation, SavepointStep, find_operations, insert_operations, savepoint, sweep_devices, sweep_operations,
    touch_device,
};
