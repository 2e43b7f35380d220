//! Calendars that other programs show: which reminders and tasks stand in them, and how they are written.

mod ics;
mod todo;
mod upcoming;

pub use ics::{IcsCalendar, IcsEvent, IcsTime};
pub use todo::{IcsTodo, TASKS_BEGIN, TASKS_END};
pub use upcoming::{Span, Upcoming, upcoming};
