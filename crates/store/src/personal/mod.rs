//! Every table that holds rows of people: what of them is taken along, what comes back, and that all of them are
//! erased.

mod columns;
mod erasing;
mod giving_back;
mod table;
mod tables;
mod taking;
mod told;

pub use columns::{Column, columns, stored_columns};
pub use erasing::{accounts_to_erase, erase_rows, is_to_erase, take_to_erase};
pub use giving_back::{count_present, habits_in_use, remove_rows};
pub use table::{Exported, PersonalTable};
pub use tables::TABLES;
pub use taking::{Made, allow_long_statements, put_rows};
pub use told::{close_told, count_rows, fetch_told, open_told};
