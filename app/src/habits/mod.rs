//! Pages of habits and the server functions behind their forms.

mod comeback;
mod control;
mod day_forms;
mod day_history_page;
mod day_sheet;
mod edit_page;
mod figures;
mod figures_pages;
mod free_section;
mod grace_fields;
pub(crate) mod grid;
pub(crate) mod habit_fields;
mod habit_form;
mod habit_page;
mod hidden;
mod kind_fields;
pub(crate) mod list;
mod local;
mod looks;
mod minimum;
mod put_away;
mod recent_days;
mod row_menu;
mod schedule_fields;
pub mod server_fns;
mod timer_control;
mod timer_section;
mod today_cards;
mod today_page;
mod today_row;
mod upkeep;
mod view_switch;
mod writer;
mod year_section;

#[cfg(all(test, feature = "ssr"))]
pub(crate) use self::{
    edit_page::form_page,
    figures_pages::{across_view, figures_view},
    habit_form::sentence,
    habit_page::habit_view,
    list::habits_view,
    today_page::today_view,
    upkeep::{groups_page, pauses_page, trash_page},
};
pub(crate) use comeback::came_back;
pub use day_history_page::DayHistoryPage;
pub use edit_page::{EditHabitPage, NewHabitPage};
pub use figures_pages::{FiguresPage, HabitFiguresPage};
pub use grid::GridPage;
pub use habit_page::HabitPage;
pub use list::HabitsPage;
pub(crate) use local::known_today;
pub use today_page::TodayPage;
pub use upkeep::{GroupsPage, PausesPage, TrashPage};
