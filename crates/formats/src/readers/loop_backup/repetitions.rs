//! The table of days. Each belongs to a habit by its number, and to the day on which its instant falls in UTC, wherever
//! the phone was.

use std::collections::BTreeMap;

use domain::habits::{EntryStatus, HabitKind, Quantity};
use rusqlite::Row;

use super::{
    database::{Database, integer, text},
    habits::Listed,
};
use crate::{
    FoundEntry, FoundHabit, LossCode, Place, ProblemCode, ReadError,
    found::{Finder, History, LoopHabit, day_of_epoch},
};

const DAY_MILLISECONDS: i64 = 86_400_000;
/// The code of a day that is done: before amounts were kept, there was a row for nothing else.
const YES_MANUAL: i64 = 2;

/// Adds the days to their habits.
///
/// # Errors
/// `part_missing`, `damaged_database`, `too_many_rows`.
pub fn added(
    database: &Database,
    listed: Vec<Listed>,
    finder: &mut Finder<'_>,
) -> Result<Vec<(FoundHabit, LoopHabit, Vec<FoundEntry>)>, ReadError> {
    let table = database.table("Repetitions")?;
    let value = if table.has("value") { "value" } else { "2" };
    // Of two rows of a day Loop keeps the one that was written first, so that this one is read last.
    let statement = format!(
        "select habit, timestamp, {value}, {} from {} order by rowid desc",
        table.column("notes"),
        table.name()
    );
    let mut histories: BTreeMap<i64, (History, HabitKind, String)> = listed
        .iter()
        .map(|(number, habit, _)| (*number, (History::default(), habit.kind, habit.name.clone())))
        .collect();
    let mut row_number = 0_u64;
    database.each(&statement, &[], table.name(), |row| {
        row_number += 1;
        let place = Place::line(table.name(), row_number);
        finder.row(&place)?;
        let habit = integer(row, 0).and_then(|number| histories.get_mut(&number));
        let Some((history, kind, name)) = habit else {
            finder.lose(LossCode::DeletedRows, "");
            return Ok(());
        };
        if let Some(entry) = entry(row, *kind, name, &place, finder) {
            history.add(entry);
        }
        Ok(())
    })?;
    let habits = listed.into_iter().map(|(number, habit, rule)| {
        let history = histories.remove(&number).map(|(history, ..)| history).unwrap_or_default();
        let entries = history.into_entries(&habit.name, finder);
        (habit, rule, entries)
    });
    Ok(habits.collect())
}

fn entry(row: &Row<'_>, kind: HabitKind, name: &str, place: &Place, finder: &mut Finder<'_>) -> Option<FoundEntry> {
    let timestamp = integer(row, 1);
    let Some(day) = timestamp.and_then(|instant| day_of_epoch(instant.div_euclid(DAY_MILLISECONDS))) else {
        let seen = timestamp.map(|instant| instant.to_string()).unwrap_or_default();
        finder.leave_out(place.column("timestamp"), ProblemCode::NotADay, &seen);
        return None;
    };
    if !finder.takes_day(day, place) {
        return None;
    }
    let note = finder.text(&text(row, 3).unwrap_or_default(), 2_000);
    let mut entry = FoundEntry { note, ..FoundEntry::on(day) };
    match (kind, integer(row, 2).unwrap_or(YES_MANUAL)) {
        (_, 3) => entry.status = Some(EntryStatus::Skipped),
        (_, -1) => finder.lose(LossCode::UnknownDays, name),
        (HabitKind::YesNo, YES_MANUAL) => entry.status = Some(EntryStatus::Done),
        (HabitKind::YesNo, 1) => finder.lose(LossCode::ImpliedDays, name),
        (HabitKind::YesNo, 0) => entry.status = Some(EntryStatus::Failed),
        (HabitKind::YesNo, other) => {
            finder.leave_field(place.column("value"), ProblemCode::UnknownWord, &other.to_string());
        }
        (_, amount) => match Quantity::from_thousandths(amount).ok().filter(|amount| !amount.is_negative()) {
            Some(amount) => entry.value = Some(amount),
            None => finder.leave_field(place.column("value"), ProblemCode::NumberOutOfRange, &amount.to_string()),
        },
    }
    Some(entry)
}
