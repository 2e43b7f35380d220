//! What people are told: made once, kept in a list inside the app, and sent by the ways that its owner chose.

mod centre;
pub mod digest;
pub(crate) mod mail;
mod notify;
mod recipient;
mod settings;
mod settle;
mod snooze;
mod summary_words;
mod sweep;
mod use_cases;
mod wanted;

pub use centre::{CentrePage, UNREAD_COUNTED};
pub use digest::follow_days;
pub use notify::{NewNotification, notify};
pub use settings::CurrentSettings;
pub(crate) use settle::settle;
pub(crate) use snooze::renotify;
pub use store::notifications::NotificationRow;
pub use use_cases::Notifications;
pub(crate) use wanted::is_wanted;
