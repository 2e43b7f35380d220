//! When a task is due.

use domain::tasks::Due;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

/// A day, or a time of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DueBody {
    /// The day.
    #[serde(deserialize_with = "crate::day::required")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub day: Date,
    /// `HH:MM` of that day, if it matters.
    #[serde(default, serialize_with = "crate::clock_time::write", deserialize_with = "crate::clock_time::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{2}:[0-9]{2}$"))]
    pub time: Option<Time>,
    /// The zone whose clock the time keeps to; null travels with the person. Not without a time.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 64))]
    pub time_zone: Option<String>,
}

impl From<&Due> for DueBody {
    fn from(due: &Due) -> Self {
        Self { day: due.day, time: due.time, time_zone: due.zone.clone() }
    }
}

impl From<DueBody> for Due {
    fn from(body: DueBody) -> Self {
        Self { day: body.day, time: body.time, zone: body.time_zone }
    }
}
