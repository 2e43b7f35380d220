//! What is seldom opened: groups, pauses and the trash.

mod group_form;
mod groups_page;
mod pause_form;
mod pauses_page;
mod trash_page;
mod writes;

pub use groups_page::GroupsPage;
pub use pauses_page::PausesPage;
pub use trash_page::TrashPage;
#[cfg(all(test, feature = "ssr"))]
pub(crate) use {groups_page::groups_page, pauses_page::pauses_page, trash_page::trash_page};
