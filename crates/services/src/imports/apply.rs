//! Asking that a file is taken over. A job does it, so that a long one outlives the request, and a process that goes
//! away.

use domain::{
    ids::ImportId,
    imports::{Import, ImportProgress, ImportState},
};
use store::imports as rows;

use super::{Imports, take_over::take_over};
use crate::{Actor, Scope, ServiceError, jobs};

impl Imports<'_> {
    /// Has it taken over by the decisions so far. Asked again while that is done, it changes nothing.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; 409 `not_ready` for one that could not be read, `already_applied` for one that was
    /// taken over; 403 `scope_missing`.
    pub async fn apply(self, actor: &Actor, id: ImportId) -> Result<Import, ServiceError> {
        actor.require(Scope::Write)?;
        let user = actor.user_id;
        let mut tx = self.services.begin(user).await?;
        let mut row = rows::find(tx.conn(), user, id).await?;
        match row.import.state {
            ImportState::Read => {}
            ImportState::Applying => return Ok(row.import),
            ImportState::Applied | ImportState::Undone => return Err(ServiceError::refused(409, "already_applied")),
            ImportState::Uploaded | ImportState::Failed => return Err(ServiceError::refused(409, "not_ready")),
        }
        row.import.state = ImportState::Applying;
        row.import.refusal = None;
        let total = row.import.found.entries.saturating_add(row.import.found.tasks);
        row.import.progress = Some(ImportProgress { done: 0, total });
        rows::put(tx.conn(), user, &row).await?;
        let job = jobs::Job::Import { user_id: user, import_id: id };
        let key = id.to_string();
        jobs::enqueue(tx.conn(), self.services, &job, self.services.now(), Some(&key)).await?;
        tx.mark_changed();
        tx.commit().await?;
        Ok(row.import)
    }

    /// The same, and waits for its end: for the command line, where no worker may run.
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub async fn apply_now(self, actor: &Actor, id: ImportId) -> Result<Import, ServiceError> {
        self.apply(actor, id).await?;
        take_over(self.services, actor.user_id, id).await?;
        self.find(actor, id).await
    }
}
