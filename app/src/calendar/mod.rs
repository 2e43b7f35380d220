//! Calendars of reminders that other programs fetch: making one, and taking it back.

mod calendar_feeds;
mod calendar_page;
mod copy;
mod load;
mod server_fns;

pub use calendar_feeds::CalendarFeeds;
pub use calendar_page::CalendarPage;
#[cfg(all(test, feature = "ssr"))]
pub(crate) use calendar_page::calendar_view;
pub use load::{CalendarView, FeedView, LoadFeeds, load_feeds};
pub use server_fns::{CreateFeed, RevokeFeed};
