//! The taking in itself, in one transaction of the owner.

use std::collections::BTreeMap;

use store::{
    personal::{self, PersonalTable, TABLES},
    sync as feed,
};

use super::{
    OwnArchive, check,
    lines::Lines,
    refusal::refused,
    rows::{at_once, rows},
    tell,
};
use crate::{ServiceError, Transaction};

/// A row that was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeRow {
    /// In which table.
    pub table: &'static str,
    /// The columns of its key, as texts; one of them names a habit, a task or another thing.
    pub key: Vec<String>,
    /// The version that it came with, where it has one.
    pub version: Option<i64>,
}

/// What came of taking an archive in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// Rows that were added, what others refer to first.
    pub made: Vec<MadeRow>,
    /// Rows that were there already and stay as they are, by table.
    pub present: BTreeMap<&'static str, u64>,
}

/// Takes an archive in. Nothing of it counts until the transaction is committed, and a refusal leaves the transaction
/// good for nothing but to be dropped.
///
/// # Errors
/// 422 `archive_damaged` and `archive_newer`; 409 `archive_conflicts` where rows do not go together with those that are
/// here; 409 `over_limit` where there would be more habits or tasks than there may be.
pub async fn take_in(tx: &mut Transaction, archive: &OwnArchive<'_>) -> Result<TakenIn, ServiceError> {
    let user = tx.user();
    personal::allow_long_statements(tx.conn()).await?;
    // Behind the lock of the feed, as every write of habits and tasks.
    feed::take_position(tx.conn(), user, 1).await?;
    let mut files = archive.files()?;
    let mut taken = TakenIn::default();
    for table in TABLES.iter().filter(|table| table.comes_back()) {
        if let Some(lines) = files.of_table(table.name)? {
            put(tx, table, lines, &mut taken).await?;
        }
    }
    tell::pack_years(tx, &taken).await?;
    check::check(tx).await?;
    tell::tell(tx, &taken).await?;
    Ok(taken)
}

async fn put(
    tx: &mut Transaction,
    table: &'static PersonalTable,
    mut lines: Lines<'_>,
    taken: &mut TakenIn,
) -> Result<(), ServiceError> {
    let user = tx.user();
    let known = personal::stored_columns(tx.conn(), table).await?;
    let (before, mut count) = (taken.made.len(), 0);
    loop {
        let some = lines.next(at_once(table))?;
        if some.is_empty() {
            break;
        }
        count += some.len();
        let rows = rows(table, &known, &some)?;
        let made = personal::put_rows(tx.conn(), user, table, &rows.columns, &rows.list).await.map_err(refused)?;
        taken.made.extend(made.into_iter().map(|row| MadeRow {
            table: table.name,
            key: row.key,
            version: row.version,
        }));
    }
    let present = count.saturating_sub(taken.made.len() - before) as u64;
    if present > 0 {
        taken.present.insert(table.name, present);
    }
    Ok(())
}
