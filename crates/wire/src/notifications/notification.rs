//! The list of notifications.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Something that the caller was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NotificationView {
    /// Which.
    pub id: Uuid,
    /// `habit_reminder`, `task_reminder` or `daily_summary`; later versions know more.
    pub kind: String,
    /// Its first line.
    pub title: String,
    /// What it says; may be empty.
    pub body: String,
    /// Where it leads: an address inside the app.
    pub path: String,
    /// The habit it is about.
    pub habit_id: Option<Uuid>,
    /// The task it is about.
    #[serde(default)]
    pub task_id: Option<Uuid>,
    /// The day it is about.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub day: Option<Date>,
    /// When it was made, or came back.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: Timestamp,
    /// When it was read; null while it is unread.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub read_at: Option<Timestamp>,
    /// Rests until then, and comes back as if it were new.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub snoozed_until: Option<Timestamp>,
}

/// A page of the list, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NotificationsView {
    /// The notifications of this page.
    pub items: Vec<NotificationView>,
    /// Give this as `cursor` for the next page; null at the end.
    pub next_cursor: Option<String>,
    /// How many of the whole list are unread; 100 stands for more.
    pub unread: i64,
}

/// For how long a notification rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SnoozeBody {
    /// 5 to 1440.
    #[cfg_attr(feature = "openapi", schema(minimum = 5, maximum = 1440))]
    pub minutes: u32,
}
