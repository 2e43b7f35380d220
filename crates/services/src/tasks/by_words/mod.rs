//! Tasks by words: what a line says, what is found by words, and the names that both look up.

mod quick_add;
mod search_tasks;
mod task_names;

pub use quick_add::{QuickAddRead, QuickAddWish};
pub use task_names::KnownNames;
pub(crate) use task_names::NamesAt;
pub(super) use task_names::known_names_in;
