//! The looks at all tasks: the days to come, the inbox, the calendar, and what was done.

mod add_task;
mod calendar_page;
mod day_section;
mod done_page;
mod inbox_page;
mod list_menu;
mod paging;
mod rest;
mod tabs;
mod upcoming_page;

pub(in crate::tasks) use add_task::{AddTask, Here};
pub use calendar_page::CalendarTasksPage;
#[cfg(feature = "ssr")]
pub(in crate::tasks) use calendar_page::span_of;
pub use done_page::DonePage;
pub(crate) use done_page::encoded;
pub use inbox_page::InboxPage;
pub(in crate::tasks) use list_menu::{ArrangeNote, change_order};
pub(in crate::tasks) use paging::{Pages, page_number, rows_of_page};
pub(in crate::tasks) use rest::Rest;
pub(in crate::tasks) use tabs::{TaskTab, TaskTabs};
pub use upcoming_page::UpcomingPage;
#[cfg(all(test, feature = "ssr"))]
pub(in crate::tasks) use {
    calendar_page::calendar_view, done_page::done_view, inbox_page::inbox_view, upcoming_page::upcoming_view,
};
