//! Settings > Sync: what this device has not sent yet.

mod queue_row;
mod sync_page;

pub use sync_page::SyncPage;
