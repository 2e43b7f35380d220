//! Pages of tasks and the server functions behind their forms.

mod figures;
mod form;
mod hand;
mod lists;
mod local;
mod one;
mod plan_words;
mod projects;
mod rows;
pub mod server_fns;
mod sorting;
#[cfg(all(test, feature = "ssr"))]
mod tests;
mod today;
pub mod values;

pub use form::{EditTaskPage, NewTaskPage};
pub(crate) use lists::encoded;
pub use lists::{CalendarTasksPage, DonePage, InboxPage, UpcomingPage};
pub use one::TaskPage;
pub use projects::{ProjectPage, ProjectsPage};
pub use sorting::{FiltersPage, LabelsPage};
pub use today::TasksOfToday;
pub(crate) use today::live_tasks;
