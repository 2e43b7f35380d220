//! Forgetting old notifications, as the worker.

use jiff::{SignedDuration, Timestamp};
use store::StoreError;

use super::Notifications;
use crate::ServiceError;

/// Notifications are kept this long, read or not.
const KEPT: SignedDuration = SignedDuration::from_hours(90 * 24);

impl Notifications<'_> {
    /// Forgets notifications of all people that are older than 90 days. Returns how many. Safe to run twice and on
    /// several processes at once.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn sweep(self) -> Result<u64, ServiceError> {
        let before = self.services.now().checked_sub(KEPT).unwrap_or(Timestamp::MIN);
        let mut conn = self.services.worker_pool().acquire().await.map_err(StoreError::from)?;
        Ok(store::notifications::sweep_notifications(&mut conn, before).await?)
    }
}
