//! The history of a day.

use domain::habits::Quantity;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::EntryView;

/// How a day came to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DayHistoryView {
    /// The day as it is now.
    pub entry: EntryView,
    /// Its changes of the last 400 days, the newest first; at most 200.
    pub changes: Vec<DayChangeView>,
}

/// A change of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DayChangeView {
    /// Which change; `event_id` of a restore.
    pub id: Uuid,
    /// `set`, `increment` or `clear`.
    pub kind: String,
    /// `manual`, `timer`, `restore`, `task`, `workout` or `import`.
    pub source: String,
    /// `applied`, or `superseded` by a later change that stood already.
    pub outcome: String,
    /// The day before; null when nothing was known of it.
    pub before: Option<EntryView>,
    /// The day with this change; of one that was superseded, what it asked for.
    pub after: EntryView,
    /// What an increment added, a decimal string.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub amount: Option<Quantity>,
    /// The device whose queue brought it.
    pub device_id: Option<Uuid>,
    /// The session through which it came; null with a personal token.
    pub session_id: Option<Uuid>,
    /// When it was made.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub made_at: Timestamp,
    /// When the server took it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub recorded_at: Timestamp,
}

/// Brings an earlier state of a day back, as a new change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RestoreBody {
    /// A change of this day.
    pub event_id: Uuid,
    /// Whether the state before that change is meant, not the one that it made.
    #[serde(default)]
    pub before: bool,
}
