//! How far it is, told beside the transaction: its rows are seen by nobody until it ends.

use domain::{
    ids::{ImportId, UserId},
    imports::ImportProgress,
};
use store::imports as rows;

use crate::Services;

/// It is told in so many steps.
const STEPS: u32 = 20;

/// Progress of one import.
pub(super) struct Progress<'a> {
    services: &'a Services,
    user: UserId,
    import: ImportId,
    done: u32,
    total: u32,
    told: u32,
}

impl<'a> Progress<'a> {
    pub(super) const fn new(services: &'a Services, user: UserId, import: ImportId, total: u32) -> Self {
        Self { services, user, import, done: 0, total, told: 0 }
    }

    /// So much more was written. That it could not be told holds nothing up.
    pub(super) async fn add(&mut self, more: u32) {
        self.done = self.done.saturating_add(more).min(self.total);
        // At least one, so that habits without days tell nothing.
        if self.done - self.told < (self.total / STEPS).max(1) {
            return;
        }
        self.told = self.done;
        let progress = ImportProgress { done: self.done, total: self.total };
        let told = async {
            let mut tx = self.services.begin(self.user).await?;
            rows::set_progress(tx.conn(), self.user, self.import, progress).await?;
            tx.mark_changed();
            tx.commit().await
        };
        if let Err(error) = told.await {
            tracing::debug!(error = %error.causes(), "the progress of an import could not be told");
        }
    }
}
