//! Loop Habit Tracker's backup. A SQLite file from a stranger is a program for the reader of it, so that this is called
//! in a process of its own, and takes nothing but the path of a file that nobody else writes to.

mod database;
mod habits;
mod path;
mod repetitions;

pub use path::read_loop_backup;
