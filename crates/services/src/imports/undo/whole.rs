//! The one transaction that takes an import back.

use domain::{
    ids::ImportId,
    imports::{Import, ImportCounts, ImportFormat, ImportState},
};
use store::{
    imports::{self as rows, MadeRow},
    sync as feed,
};
use uuid::Uuid;

use super::{
    super::{Imports, own_archive, told::number},
    documents::remove_unused,
    habits::take_back_habits,
};
use crate::{Actor, Scope, ServiceError, Transaction, tasks::uproot};

impl Imports<'_> {
    /// Takes it back, within thirty days. What was changed since stays, and is counted as kept. Asked again it changes
    /// nothing.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; 409 `not_applied` for one that was not taken over, `undo_over` after thirty days;
    /// 403 `scope_missing`.
    pub async fn undo(self, actor: &Actor, id: ImportId) -> Result<Import, ServiceError> {
        actor.require(Scope::Write)?;
        let (user, now) = (actor.user_id, self.services.now());
        let mut tx = self.services.begin(user).await?;
        // One number is taken for what no device hears of: rows that came with an archive and stand in no feed.
        feed::take_position(tx.conn(), user, 1).await?;
        let mut row = rows::find(tx.conn(), user, id).await?;
        match row.import.state {
            ImportState::Undone => return Ok(row.import),
            ImportState::Applied if row.import.can_be_undone(now) => {}
            ImportState::Applied => return Err(ServiceError::refused(409, "undo_over")),
            _ => return Err(ServiceError::refused(409, "not_applied")),
        }
        let made = rows::made_by(tx.conn(), user, id).await?;
        row.import.kept = match row.import.format {
            Some(ImportFormat::Wellspring) => own_archive::give_back(&mut tx, &row.import, &made).await?,
            _ => take_back(&mut tx, id, &made).await?,
        };
        row.import.state = ImportState::Undone;
        row.import.undone_at = Some(now);
        rows::put(tx.conn(), user, &row).await?;
        tx.mark_changed();
        tx.commit().await?;
        Ok(row.import)
    }
}

/// Takes back what was found in a file of another app.
async fn take_back(tx: &mut Transaction, id: ImportId, made: &[MadeRow]) -> Result<ImportCounts, ServiceError> {
    let tasks = uproot(tx, &targets(made, "task")).await?;
    let (habits, entries) = take_back_habits(tx, id, made).await?;
    let projects = remove_unused(tx, made).await?;
    Ok(ImportCounts { habits, entries, tasks: number(tasks), projects })
}

/// What was made of a kind.
pub(super) fn targets(made: &[MadeRow], kind: &str) -> Vec<Uuid> {
    made.iter().filter(|row| row.is_made && row.kind == kind).map(|row| row.target_id).collect()
}
