//! Calendars that other programs show: which reminders and tasks stand in them, and how they are written.

mod ics;
mod upcoming;

pub use ics::{IcsCalendar, IcsEvent, IcsTime};
pub use upcoming::{Span, Upcoming, upcoming};
