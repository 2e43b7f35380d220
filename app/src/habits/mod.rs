//! Pages of habits and the server functions behind their forms.

mod control;
mod day_forms;
mod day_sheet;
mod edit_page;
mod figures;
pub(crate) mod habit_fields;
mod habit_form;
mod habit_page;
mod hidden;
mod kind_fields;
mod list_page;
mod list_row;
mod local;
mod put_away;
mod recent_days;
mod row_menu;
mod schedule_fields;
pub mod server_fns;
mod today_page;
mod today_row;
mod writer;
mod year_section;

#[cfg(all(test, feature = "ssr"))]
pub(crate) use self::{
    edit_page::form_page, habit_form::sentence, habit_page::habit_view, list_page::habits_view, today_page::today_view,
};
pub use edit_page::{EditHabitPage, NewHabitPage};
pub use habit_page::HabitPage;
pub use list_page::HabitsPage;
pub(crate) use local::known_today;
pub use today_page::TodayPage;
