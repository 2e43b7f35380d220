//! The form that makes a habit and changes one: its page, its parts, and what stands in them.

mod edit_page;
mod grace_fields;
pub(crate) mod habit_fields;
mod habit_form;
mod kind_fields;
mod schedule_fields;

pub use edit_page::{EditHabitPage, NewHabitPage};
#[cfg(all(test, feature = "ssr"))]
pub(crate) use {edit_page::form_page, habit_form::sentence};
