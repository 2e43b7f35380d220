//! Whole files: as the apps write them, damaged, and made to do harm.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod files;
mod habit_apps;
mod hostile;
mod loop_backup;
mod loop_csv;
mod recognised;
mod task_apps;
mod unpacked;
mod zips;
