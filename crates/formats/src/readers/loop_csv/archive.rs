//! Which table of the archive belongs to which habit.

use std::collections::BTreeMap;

use super::{checkmarks, habits_table};
use crate::{
    Choices, Format, Limits, LossCode, ReadError, Reading, Refusal,
    bytes::Archive,
    found::{Finder, figures},
};

const HABITS: &str = "Habits.csv";
const CHECKMARKS: &str = "Checkmarks.csv";

/// Reads the archive.
///
/// # Errors
/// As [`crate::read`].
pub fn read(bytes: &[u8], limits: &Limits, choices: &Choices) -> Result<Reading, ReadError> {
    let mut archive = Archive::open(bytes, limits)?;
    let mut finder = Finder::new(Format::LoopCsv, limits, choices);
    let folder = archive.folder_of(HABITS).ok_or(Refusal::PartMissing)?;
    let path = format!("{folder}{HABITS}");
    let content = archive.read(&path)?.ok_or(Refusal::PartMissing)?;
    let listed = habits_table::listed(&content, &path, &mut finder)?;
    let mut tables = tables(&archive, &folder, &mut finder);
    for habits_table::Listed { mut habit, number, rule } in listed {
        let rule = rule.apply(&mut habit, &mut finder);
        // A table is of one habit, however many say its number.
        if let Some(path) = tables.remove(&number) {
            let content = archive.read(&path)?.unwrap_or_default();
            habit.entries = checkmarks::entries(&content, &path, &habit, &mut finder)?;
        }
        habit.theirs = figures(rule, &habit.entries, &mut finder);
        finder.habit(habit)?;
    }
    for name in archive.unsafe_names().iter().chain(tables.values()) {
        finder.lose(LossCode::FilesNotRead, name);
    }
    finder.finish()
}

/// The table of days of each habit, by the number that its folder begins with.
fn tables(archive: &Archive<'_>, folder: &str, finder: &mut Finder<'_>) -> BTreeMap<u32, String> {
    let mut tables = BTreeMap::new();
    for path in archive.names() {
        let within = path.strip_prefix(folder).and_then(|rest| rest.split_once('/'));
        let Some((habit, CHECKMARKS)) = within else { continue };
        let digits = habit.split(' ').next().unwrap_or_default();
        match digits.parse::<u32>() {
            Ok(number) if !tables.contains_key(&number) => {
                tables.insert(number, path.to_owned());
            }
            _ => finder.lose(LossCode::FilesNotRead, path),
        }
    }
    tables
}
