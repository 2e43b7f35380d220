//! Letting go of a file that was not taken over: by its owner, and by the clock.

use domain::{ids::ImportId, imports::FILE_KEPT_DAYS};
use jiff::{SignedDuration, Timestamp};
use store::{StoreError, imports as rows};

use super::Imports;
use crate::{Actor, Scope, ServiceError};

impl Imports<'_> {
    /// Removes an import that was not taken over, with its file.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; 409 `already_applied` for one that was, or is being, taken over; 403
    /// `scope_missing`.
    pub async fn forget(self, actor: &Actor, id: ImportId) -> Result<(), ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        rows::find(tx.conn(), actor.user_id, id).await?;
        if !rows::forget(tx.conn(), actor.user_id, id).await? {
            return Err(ServiceError::refused(409, "already_applied"));
        }
        tx.commit().await
    }

    /// Removes everybody's files that were brought 14 days ago and not taken over. Answers how many.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn sweep(self) -> Result<u64, ServiceError> {
        let kept = SignedDuration::from_hours(24 * FILE_KEPT_DAYS);
        let before = self.services.now().checked_sub(kept).unwrap_or(Timestamp::MIN);
        let mut conn = self.services.worker_pool().acquire().await.map_err(StoreError::from)?;
        Ok(rows::sweep_unused(&mut conn, before).await?)
    }
}
