//! Pages of habits and the server functions behind their forms.

mod comeback;
mod control;
mod day;
mod figures_pages;
pub(crate) mod form;
pub(crate) mod grid;
pub(crate) mod list;
mod local;
mod looks;
mod one_habit;
mod put_away;
pub mod server_fns;
mod timer_control;
mod today;
mod upkeep;
mod view_switch;
mod writer;

pub(crate) use self::{comeback::came_back, local::known_today, today::OnThisDevice};
#[cfg(all(test, feature = "ssr"))]
pub(crate) use self::{
    figures_pages::{across_view, figures_view},
    form::{form_page, sentence},
    list::habits_view,
    one_habit::habit_view,
    today::today_view,
    upkeep::{groups_page, pauses_page, trash_page},
};
pub use day::DayHistoryPage;
pub use figures_pages::{FiguresPage, HabitFiguresPage};
pub use form::{EditHabitPage, NewHabitPage};
pub use grid::GridPage;
pub use list::HabitsPage;
pub use one_habit::HabitPage;
pub use today::TodayPage;
pub use upkeep::{GroupsPage, PausesPage, TrashPage};
pub(crate) use writer::{Writer, use_writer};
