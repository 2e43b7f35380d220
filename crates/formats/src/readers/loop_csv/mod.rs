//! Loop Habit Tracker's archive of tables. The tables of each habit are read, not those of all: the names in the header
//! of those are not escaped, so that a comma in a name moves every column behind it.

mod archive;
mod checkmarks;
mod habits_table;

pub use archive::read;
