//! Files that people bring along: batches, the files themselves, and what was made of them.

mod batches;
mod files;
mod in_use;
mod rows;
mod taken_back;

pub use batches::{ImportRow, begin_attempt, find, forget, insert, list, put, set_progress, sweep_unused};
pub use files::{content, delete_file, insert_file, put_reading, reading};
pub use in_use::{bound_habits, documents_in_use, holding_tasks, series_in_use};
pub use rows::{KnownSource, MadeRow, known_sources, made_by, put_made};
pub use taken_back::{changed_entries, delete_habits, delete_unchanged_entries, parts_of_habits};
