//! The one way in: from a path to a reading.

use std::{fs, path::Path};

use super::{database::Database, habits, repetitions};
use crate::{
    Choices, Format, Limits, ReadError, Reading, Refusal,
    found::{Finder, figures},
};

/// The newest version whose tables are known. Later ones may mean another thing by the same column.
const NEWEST: i64 = 25;

/// Reads a backup of any version up to the newest known one.
///
/// # Errors
/// `file_too_large`, `damaged_database`, `newer_version`, `part_missing` for the database of another app,
/// `too_many_rows`, `nothing_in_it`.
pub fn read_loop_backup(path: &Path, limits: &Limits, choices: &Choices) -> Result<Reading, ReadError> {
    let length = fs::metadata(path).map_err(|_| Refusal::DamagedDatabase)?.len();
    if length > limits.file_bytes {
        return Err(Refusal::FileTooLarge.into());
    }
    let database = Database::open(path, limits)?;
    let version = database.version()?;
    if version > NEWEST {
        return Err(Refusal::NewerVersion.into());
    }
    let mut finder = Finder::new(Format::LoopBackup, limits, choices);
    finder.set_version(version.to_string());
    let listed = habits::listed(&database, version, &mut finder)?;
    for (mut habit, rule, entries) in repetitions::added(&database, listed, &mut finder)? {
        habit.entries = entries;
        habit.theirs = figures(rule, &habit.entries, &mut finder);
        finder.habit(habit)?;
    }
    finder.finish()
}
