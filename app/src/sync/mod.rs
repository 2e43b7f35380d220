//! Settings > Sync: what this device has not sent yet.

mod changed_elsewhere;
mod queue_row;
mod sync_page;

pub use changed_elsewhere::ChangedElsewhere;
pub use sync_page::SyncPage;
