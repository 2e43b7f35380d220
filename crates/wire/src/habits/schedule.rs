//! When a habit is due, as a tagged object. Only documents the shape: the rule itself is `domain::habits::Schedule`.

use domain::habits::{Anchor, Schedule};
use serde::{Deserialize, Serialize};

use crate::habits::schedule_fields::ScheduleFields;

/// A schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields, try_from = "ScheduleFields")]
pub enum ScheduleBody {
    /// Every day.
    Daily {},
    /// On chosen weekdays.
    Weekdays {
        /// `mon` to `sun`, at least one.
        #[cfg_attr(feature = "openapi", schema(value_type = Vec<WeekdayName>, min_items = 1))]
        days: domain::habits::WeekdaySet,
    },
    /// A number of times in a calendar week.
    TimesPerWeek {
        /// 1 to 7.
        #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 7))]
        times: u8,
    },
    /// Every so many days.
    EveryXDays {
        /// 2 to 366.
        #[cfg_attr(feature = "openapi", schema(minimum = 2, maximum = 366))]
        days: u16,
        /// What the days are counted from.
        #[cfg_attr(feature = "openapi", schema(value_type = AnchorName))]
        anchor: Anchor,
    },
    /// A number of times in a calendar month.
    TimesPerMonth {
        /// 1 to 31.
        #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 31))]
        times: u8,
    },
    /// A number of times in any window of days.
    TimesInDays {
        /// 1 to `days`.
        #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 366))]
        times: u16,
        /// 2 to 366.
        #[cfg_attr(feature = "openapi", schema(minimum = 2, maximum = 366))]
        days: u16,
    },
}

/// A weekday.
#[cfg(feature = "openapi")]
#[derive(Debug, Clone, Copy, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Weekday)]
pub enum WeekdayName {
    /// Monday.
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

/// What "every X days" is counted from.
#[cfg(feature = "openapi")]
#[derive(Debug, Clone, Copy, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Anchor)]
pub enum AnchorName {
    /// The first day of the schedule.
    Fixed,
    /// The last day that counted.
    LastDone,
}

impl From<ScheduleBody> for Schedule {
    fn from(body: ScheduleBody) -> Self {
        match body {
            ScheduleBody::Daily {} => Self::Daily {},
            ScheduleBody::Weekdays { days } => Self::Weekdays { days },
            ScheduleBody::TimesPerWeek { times } => Self::TimesPerWeek { times },
            ScheduleBody::EveryXDays { days, anchor } => Self::EveryXDays { days, anchor },
            ScheduleBody::TimesPerMonth { times } => Self::TimesPerMonth { times },
            ScheduleBody::TimesInDays { times, days } => Self::TimesInDays { times, days },
        }
    }
}

impl From<Schedule> for ScheduleBody {
    fn from(schedule: Schedule) -> Self {
        match schedule {
            Schedule::Daily {} => Self::Daily {},
            Schedule::Weekdays { days } => Self::Weekdays { days },
            Schedule::TimesPerWeek { times } => Self::TimesPerWeek { times },
            Schedule::EveryXDays { days, anchor } => Self::EveryXDays { days, anchor },
            Schedule::TimesPerMonth { times } => Self::TimesPerMonth { times },
            Schedule::TimesInDays { times, days } => Self::TimesInDays { times, days },
        }
    }
}
