//! In and out: bringing a history along, taking everything along, what is kept and why, and the end of an account.

mod beat;
mod data_page;
mod exports;
mod imports;
mod leaving;
#[cfg(feature = "ssr")]
mod size;
#[cfg(all(test, feature = "ssr"))]
mod tests;
mod words;

pub use data_page::YourDataPage;
pub use exports::{ExportPage, LoadExports, RemoveExport, RequestExport};
pub use imports::{AnswerImport, DiscardImport, ImportPage, LoadImport, LoadImports, OneImportPage, UndoImport};
pub use leaving::{LeavePage, LoadLeaving};
