//! The owner's calendar. Days as plain numbers, on which the rules count, come from [`crate::time`].

use jiff::civil::{Date, Weekday};

pub(crate) use crate::time::{date_of, day_number, month_of, weekday_of};

/// What the rules need to know of the owner's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// The owner's local day; it is still open.
    pub today: Date,
    /// First day of the owner's week.
    pub week_start: Weekday,
}
