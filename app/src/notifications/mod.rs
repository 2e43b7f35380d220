//! What the person was told, what they want to be told, and what reaches them while no page is open.

pub mod browser;
mod centre_page;
mod centre_row;
mod centre_server_fns;
mod load;
pub mod push_devices;
pub mod push_switch;
mod server_fns;
mod settings_form;
mod settings_page;
mod unread;

#[cfg(all(test, feature = "ssr"))]
pub(crate) use self::{centre_page::centre_view, settings_page::settings_view};
pub use centre_page::CentrePage;
pub use centre_server_fns::{
    NotificationIdForm, ReadAllNotifications, ReadNotification, SaveNotificationSettings, SilenceNotifications,
    SnoozeForm, SnoozeNotification, read_notification,
};
pub use load::{
    CentreItem, CentreView, LoadCentre, LoadNotificationSettings, NotificationSettingsView, load_centre,
    load_notification_settings,
};
pub use server_fns::{ForgetDevice, TestDevice};
pub use settings_form::NotificationSettingsForm;
pub use settings_page::NotificationSettingsPage;
pub use unread::{UnreadAtStart, provide_unread, unread};
