//! Taking back what an archive brought: each row that is as it came goes, from what refers to others to what is
//! referred to.

use std::collections::BTreeSet;

use domain::{
    ids::HabitId,
    imports::{Import, ImportCounts},
};
use jiff::Timestamp;
use store::{
    StoreError,
    imports::{self as import_rows, MadeRow},
    personal::{self, Made, PersonalTable, TABLES},
    sync::{SavepointStep, savepoint},
};
use uuid::Uuid;

use super::{super::gone::tell_gone, take::ROW};
use crate::{ServiceError, Transaction, habits::pack_anew};

/// Takes it back. Answers what stays, because it was changed since or something else needs it.
pub(in crate::imports) async fn give_back(
    tx: &mut Transaction,
    import: &Import,
    made: &[MadeRow],
) -> Result<ImportCounts, ServiceError> {
    personal::allow_long_statements(tx.conn()).await?;
    let since = import.applied_at.unwrap_or(import.created_at);
    let mut kept = ImportCounts::default();
    for table in TABLES.iter().rev().filter(|table| table.comes_back()) {
        let rows = rows_of(table, made);
        if rows.is_empty() {
            continue;
        }
        let left = remove(tx, table, &rows, since).await?;
        match table.name {
            "habits" => kept.habits = left,
            "habit_entries" => kept.entries = left,
            "tasks" => kept.tasks = left,
            "projects" => kept.projects = left,
            _ => {}
        }
    }
    Ok(kept)
}

/// Those of a table, by what stands in their lines.
fn rows_of(table: &PersonalTable, made: &[MadeRow]) -> Vec<Made> {
    let of_table = made.iter().filter(|row| row.kind == ROW).filter_map(|row| {
        let (name, key) = row.source_id.split_once('/')?;
        (name == table.name).then_some((key, row.version))
    });
    let rows = of_table.map(|(key, version)| Made {
        key: if table.key.is_empty() { Vec::new() } else { key.split('/').map(str::to_owned).collect() },
        // Versions count from one; a row of a table without them has none.
        version: (version > 0).then_some(version),
    });
    rows.collect()
}

/// Removes what can go and tells devices. Answers how many rows stay.
async fn remove(
    tx: &mut Transaction,
    table: &'static PersonalTable,
    rows: &[Made],
    since: Timestamp,
) -> Result<u32, ServiceError> {
    let user = tx.user();
    let going = if table.name == "habits" { unused_habits(tx, rows, since).await? } else { rows.to_vec() };
    let mut told = Vec::new();
    if table.name == "habits" {
        let parts = import_rows::parts_of_habits(tx.conn(), user, &ids(&going)).await?;
        told.extend(parts.into_iter().map(|part| (part.entity, part.entity_id, part.version)));
    }
    let gone = remove_at_once_or_each(tx, table, &going).await?;
    if let Some(entity) = table.feed {
        let own = gone.iter().filter_map(|row| Some((entity, row.key.first()?.clone(), row.version?)));
        told.extend(own);
    }
    if table.name == "habits" {
        // The years of a habit that stays are still there.
        let removed: BTreeSet<&str> = gone.iter().filter_map(|row| row.key.first()).map(String::as_str).collect();
        told.retain(|(_, id, _)| id.split(':').next().is_some_and(|habit| removed.contains(habit)));
    }
    if table.name == "habit_entries" {
        for habit in ids(&gone).into_iter().collect::<BTreeSet<Uuid>>() {
            pack_anew(tx, HabitId(habit)).await?;
        }
    }
    tell_gone(tx, told).await?;
    let left = personal::count_present(tx.conn(), user, table, rows).await?;
    Ok(u32::try_from(left).unwrap_or(u32::MAX))
}

/// Habits of which no day was written since, and beside which nothing stands any more.
async fn unused_habits(tx: &mut Transaction, rows: &[Made], since: Timestamp) -> Result<Vec<Made>, ServiceError> {
    let user = tx.user();
    let used = personal::habits_in_use(tx.conn(), user, &ids(rows), since).await?;
    let used: BTreeSet<String> = used.into_iter().map(|habit| habit.to_string()).collect();
    Ok(rows.iter().filter(|row| row.key.first().is_none_or(|id| !used.contains(id))).cloned().collect())
}

/// One that something else refers to holds up no other.
async fn remove_at_once_or_each(
    tx: &mut Transaction,
    table: &PersonalTable,
    rows: &[Made],
) -> Result<Vec<Made>, ServiceError> {
    if let Some(gone) = try_to_remove(tx, table, rows).await? {
        return Ok(gone);
    }
    let mut gone = Vec::new();
    for row in rows {
        gone.extend(try_to_remove(tx, table, std::slice::from_ref(row)).await?.into_iter().flatten());
    }
    Ok(gone)
}

/// None when something refers to one of them.
async fn try_to_remove(
    tx: &mut Transaction,
    table: &PersonalTable,
    rows: &[Made],
) -> Result<Option<Vec<Made>>, ServiceError> {
    let user = tx.user();
    savepoint(tx.conn(), SavepointStep::Open).await?;
    match personal::remove_rows(tx.conn(), user, table, rows).await {
        Ok(gone) => {
            savepoint(tx.conn(), SavepointStep::Release).await?;
            Ok(Some(gone))
        }
        Err(StoreError::Conflict(_)) => {
            savepoint(tx.conn(), SavepointStep::Undo).await?;
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

fn ids(rows: &[Made]) -> Vec<Uuid> {
    rows.iter().filter_map(|row| row.key.first()?.parse().ok()).collect()
}
