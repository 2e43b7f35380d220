//! The page of one task.

mod checklist;
mod facts;
mod question;
mod reminder_form;
mod reminders_section;
mod task_page;

#[cfg(feature = "ssr")]
pub(in crate::tasks) use checklist::with_line;
pub use task_page::TaskPage;
#[cfg(all(test, feature = "ssr"))]
pub(in crate::tasks) use task_page::task_view;
