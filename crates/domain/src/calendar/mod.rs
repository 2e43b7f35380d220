//! Calendars that other programs show: which reminders stand in them, and how they and tasks are written.

mod ics;
mod todo;
mod upcoming;

pub use ics::{IcsCalendar, IcsEvent};
pub use todo::{IcsTodo, TASKS_BEGIN, TASKS_END};
pub use upcoming::{Span, Upcoming, upcoming};
