//! The form of a task.

mod more_fields;
mod page;
mod place;
mod repeat_fields;
mod save;
mod task_fields;
mod task_form;

pub(in crate::tasks) use more_fields::timeframe_options;
#[cfg(all(test, feature = "ssr"))]
pub(in crate::tasks) use page::form_page;
pub use page::{EditTaskPage, NewTaskPage};
pub(in crate::tasks) use place::{place_options, place_value, read_place};
pub(in crate::tasks) use task_fields::{blank, written};
