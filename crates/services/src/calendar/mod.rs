//! Calendars that other programs fetch: a secret address for each, and the reminders that stand in it.

mod feeds;
mod read_feed;

pub use feeds::{CalendarFeed, Calendars, NewCalendarFeed, NewFeed};
pub use read_feed::FeedAnswer;
