//! The page of one task.

mod checklist;
mod facts;
mod part_of;
mod question;
mod reminder_form;
mod reminders_section;
mod task_page;
mod time_spent;

#[cfg(feature = "ssr")]
pub(in crate::tasks) use checklist::with_line;
#[cfg(feature = "ssr")]
pub(in crate::tasks) use part_of::ASK_PARENT;
pub use task_page::TaskPage;
#[cfg(all(test, feature = "ssr"))]
pub(in crate::tasks) use task_page::task_view;
#[cfg(feature = "ssr")]
pub(in crate::tasks) use time_spent::read_minutes;
