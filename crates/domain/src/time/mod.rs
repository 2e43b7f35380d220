//! Days as people live them.

mod local_day;

pub use local_day::{DayStart, latest_day_anywhere, local_day, local_day_in};
