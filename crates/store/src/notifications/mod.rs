//! What people are told, and what they want to be told.

mod centre;
mod rows;
mod settings;

pub use centre::{count_unread, list_notifications, mark_all_read, mark_read, mark_settled, mark_tasks_settled};
pub use rows::{
    NewNotificationRow, NotificationRow, bring_back, find_notification, insert_notification, push_targets, put_off,
    sweep_notifications,
};
pub use settings::{
    DueDigest, StoredSettings, count_sent, due_digests, find_settings, lock_settings, save_settings, set_next_digest,
};
