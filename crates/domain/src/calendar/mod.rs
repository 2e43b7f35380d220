//! Calendars that other programs show: which reminders stand in them, and how they are written.

mod ics;
mod upcoming;

pub use ics::{IcsCalendar, IcsEvent};
pub use upcoming::{Span, Upcoming, upcoming};
