//! Trying an archive out, and taking it over.

use std::collections::BTreeSet;

use domain::{
    ids::{ImportId, UserId},
    imports::{ImportCounts, ImportRefusal},
};
use serde::{Deserialize, Serialize};
use store::imports::{self as rows, MadeRow};
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::super::{take_over::made::Made, told::number};
use crate::{
    ServiceError, Services, Transaction,
    exports::{OwnArchive, TakenIn, take_in},
};

/// The kind of what it made, in the list of what an import made.
pub(super) const ROW: &str = "row";
/// Tables whose rows go with the habit or the task that their key begins with.
const WITH_OTHERS: [&str; 4] = ["habit_schedules", "habit_entries", "habit_timers", "task_habit_logs"];
/// Tables whose rows go with a habit that their key does not name.
const HISTORY: [&str; 3] = ["habit_increments", "habit_entry_changes", "habit_timer_presses"];

/// What taking an archive over would do. It is kept with the archive: trying it out again takes as long as taking it
/// over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::imports) struct TriedOut {
    pub(in crate::imports) makes: ImportCounts,
    pub(in crate::imports) known: ImportCounts,
}

/// Archives that are tried out at once: each keeps a connection busy for as long as taking it over does.
static TRIALS: Semaphore = Semaphore::const_new(2);

/// Takes a file in and lets go of all that again. None where it is no archive of ours.
pub(in crate::imports) async fn try_out(
    services: &Services,
    user: UserId,
    content: &[u8],
) -> Result<Option<Result<TriedOut, ImportRefusal>>, ServiceError> {
    let limits = OwnArchive::limits();
    if !OwnArchive::is_one(content, &limits) {
        return Ok(None);
    }
    let _place = TRIALS.acquire().await.map_err(|error| ServiceError::Internal(error.into()))?;
    let tried = async {
        // Before the transaction: looking at every file takes longer than one may stand still.
        let archive = OwnArchive::read(content, &limits).await?;
        let mut tx = services.begin(user).await?;
        Ok::<_, ServiceError>(TriedOut::of(&take_in(&mut tx, &archive).await?))
    };
    match tried.await {
        Ok(tried) => Ok(Some(Ok(tried))),
        Err(ServiceError::Refused { code, .. }) => Ok(Some(Err(ImportRefusal { code: code.to_owned(), place: None }))),
        Err(error) => Err(error),
    }
}

/// Takes an archive over that is kept. It was checked when it was brought.
pub(in crate::imports) async fn take(tx: &mut Transaction, import: ImportId) -> Result<Made, ServiceError> {
    let user = tx.user();
    let content = rows::content(tx.conn(), user, import).await?.ok_or(ServiceError::refused(409, "not_ready"))?;
    let archive = OwnArchive::checked_before(&content, &OwnArchive::limits())?;
    let taken = take_in(tx, &archive).await?;
    Ok(Made { rows: to_be_taken_back(&taken), counts: TriedOut::of(&taken).makes })
}

impl TriedOut {
    fn of(taken: &TakenIn) -> Self {
        let made = |table: &str| number(taken.made.iter().filter(|row| row.table == table).count());
        let present = |table: &str| u32::try_from(taken.present.get(table).copied().unwrap_or(0)).unwrap_or(u32::MAX);
        Self { makes: counts(made), known: counts(present) }
    }

    /// Everything that the archive holds.
    pub(in crate::imports) const fn found(self) -> ImportCounts {
        ImportCounts {
            habits: self.makes.habits.saturating_add(self.known.habits),
            entries: self.makes.entries.saturating_add(self.known.entries),
            tasks: self.makes.tasks.saturating_add(self.known.tasks),
            projects: self.makes.projects.saturating_add(self.known.projects),
        }
    }
}

fn counts(of: impl Fn(&str) -> u32) -> ImportCounts {
    ImportCounts { habits: of("habits"), entries: of("habit_entries"), tasks: of("tasks"), projects: of("projects") }
}

/// What has to be remembered to take it back. What goes with a habit or a task that was made needs no line of its own.
fn to_be_taken_back(taken: &TakenIn) -> Vec<MadeRow> {
    let ids = |table: &'static str| {
        let rows = taken.made.iter().filter(move |row| row.table == table);
        rows.filter_map(|row| row.key.first().map(String::as_str))
    };
    let made: BTreeSet<&str> = ids("habits").chain(ids("tasks")).collect();
    let goes_with_another = |row: &&crate::exports::MadeRow| {
        let is_theirs = row.key.first().is_some_and(|id| made.contains(id.as_str()));
        HISTORY.contains(&row.table) || (WITH_OTHERS.contains(&row.table) && is_theirs)
    };
    let rows = taken.made.iter().filter(|row| !goes_with_another(row));
    rows.map(|row| MadeRow {
        kind: ROW.to_owned(),
        source_id: format!("{}/{}", row.table, row.key.join("/")),
        target_id: row.key.first().and_then(|id| id.parse().ok()).unwrap_or(Uuid::nil()),
        is_made: true,
        version: row.version.unwrap_or(0),
    })
    .collect()
}
