//! Days as people live them.

mod day_number;
mod local_day;
mod told;
mod wall_clock;

pub(crate) use day_number::{date_of, day_number, month_of, weekday_of};
pub use local_day::{DayStart, latest_day_anywhere, local_day, local_day_in};
pub use told::{held, plain_day};
pub use wall_clock::instant_of;
