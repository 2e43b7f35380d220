//! Search over habits, projects and tasks, from everywhere with one key.

mod page;
mod server_fns;

pub use page::SearchPage;
pub use server_fns::{LoadSearch, load_search};
