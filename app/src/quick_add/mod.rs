//! A task from one line of words, from everywhere: a page, and a dialog over any page. Both are one form, which reads
//! the line as it is written, by the rules that the server uses.

mod ahead;
mod chips;
mod dialog;
mod fields;
mod form;
mod line;
mod page;
mod server_fns;
mod signs;
mod world;
mod write;

pub(crate) use ahead::Ahead;
pub(crate) use dialog::QuickAddDialog;
pub(crate) use fields::LINE_ID;
pub use page::QuickAddPage;
pub use server_fns::{LoadQuickAdd, QuickAdd, QuickAddForm, load_quick_add, quick_add};
pub use world::QuickAddWorld;

#[cfg(all(test, feature = "ssr"))]
pub(crate) use page::quick_add_view;
