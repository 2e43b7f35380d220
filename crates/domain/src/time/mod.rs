//! Days as people live them.

mod local_day;
mod told;

pub use local_day::{DayStart, latest_day_anywhere, local_day, local_day_in};
pub use told::{held, plain_day};
