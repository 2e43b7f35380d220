//! What people are told and want to be told.

mod notification;
mod settings;

pub use notification::{NotificationView, NotificationsView, SnoozeBody};
pub use settings::{ChannelsView, NotificationSettingsBody, NotificationSettingsView};
