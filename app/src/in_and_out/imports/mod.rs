//! Bringing a history along.

mod form;
mod found_habit;
mod import_page;
mod left_out;
mod load;
mod one_import_page;
mod place;
mod preview_view;
mod questions;
mod server_fns;
mod standing;
mod view;

pub use form::{ImportForm, ImportIdForm};
pub use import_page::ImportPage;
pub use load::{LoadImport, LoadImports, load_import, load_imports};
pub use one_import_page::OneImportPage;
pub use server_fns::{AnswerImport, DiscardImport, UndoImport};
pub use view::{ImportItem, ImportsView, OneImportView};
#[cfg(all(test, feature = "ssr"))]
pub(in crate::in_and_out) use {import_page::imports_view, one_import_page::one_import_view};
