//! What a person is told beside the pages: which kinds, by which channels, and when it may leave the app.

mod daily_summary;
mod kind;
mod quiet_hours;
mod settings;

pub use daily_summary::{latest_summary, next_summary};
pub use kind::{Channel, NotificationKind};
pub use quiet_hours::{QuietHours, delivery_time};
pub use settings::{Channels, DEFAULT_DAILY_LIMIT, MAX_DAILY_LIMIT, NotificationSettings};
