//! What tasks are found by across projects: labels and filters, and the form that names them.

mod bodies;
mod carried_rows;
mod filters_page;
mod labels_page;
mod name_form;
mod removal;

pub(in crate::tasks) use bodies::{body_of_filter, body_of_label, body_of_project, body_of_section};
pub(in crate::tasks) use carried_rows::{carried_rows, carriers, use_sorted};
pub use filters_page::FiltersPage;
pub use labels_page::LabelsPage;
pub(in crate::tasks) use name_form::{NameForm, Named};
pub(in crate::tasks) use removal::{Removal, removal};
#[cfg(all(test, feature = "ssr"))]
pub(in crate::tasks) use {filters_page::filters_page, labels_page::labels_page};
