//! The page of one habit: the day, its timer, its reminders, and what its history comes to.

mod figures;
mod free_section;
mod habit_page;
mod recent_days;
mod reminder_form;
mod reminders_section;
mod tasks_section;
mod timer_section;
mod year_section;

pub(super) use figures::LEFT_ALONE;
pub use habit_page::HabitPage;
#[cfg(all(test, feature = "ssr"))]
pub(crate) use habit_page::habit_view;
#[cfg(feature = "ssr")]
pub(super) use timer_section::said_end;
pub(super) use year_section::{YearOf, heat_model};
