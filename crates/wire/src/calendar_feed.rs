//! Calendars that other programs fetch.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A wish for a feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CalendarFeedBody {
    /// 1 to 60 characters, for example where it is shown.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 60, pattern = r"\S"))]
    pub name: String,
    /// Whether its events ring.
    #[serde(default)]
    pub alarms: bool,
}

/// A feed, without its address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CalendarFeedView {
    /// Which.
    pub id: Uuid,
    /// What the owner calls it.
    pub name: String,
    /// Whether its events ring.
    pub alarms: bool,
    /// When it was made.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: Timestamp,
    /// When it was last fetched, to an hour.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub last_read_at: Option<Timestamp>,
}

/// A feed just made, with its address, which is never shown again.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewCalendarFeedView {
    /// Which.
    pub id: Uuid,
    /// What the owner calls it.
    pub name: String,
    /// Whether its events ring.
    pub alarms: bool,
    /// When it was made.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: Timestamp,
    /// What a calendar program subscribes to. Whoever knows it reads along.
    pub address: String,
}
