//! Projects: all of them, and one as a list or as a board.

mod project_forms;
mod project_page;
mod projects_page;
mod section_order;
mod section_part;

pub use project_page::ProjectPage;
pub use projects_page::ProjectsPage;
#[cfg(all(test, feature = "ssr"))]
pub(in crate::tasks) use {project_page::project_view, projects_page::projects_page};
