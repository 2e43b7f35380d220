//! Forgetting what was kept for a time, as the worker.

use jiff::{SignedDuration, Timestamp};
use store::StoreError;

use super::Sync;
use crate::{ServiceError, idempotency};

/// What was forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Swept {
    /// Operations older than 90 days.
    pub operations: u64,
    /// Feeds whose tombstones older than 180 days are gone.
    pub feeds: u64,
    /// Forms older than ten minutes.
    pub drafts: u64,
    /// `Idempotency-Key`s older than a day.
    pub keys: u64,
    /// Presses of timers older than 90 days.
    pub presses: u64,
    /// Changes of days older than 400 days.
    pub entry_changes: u64,
    /// Devices that have not synchronised for 180 days.
    pub devices: u64,
}

const OPERATIONS_KEPT: SignedDuration = SignedDuration::from_hours(90 * 24);
/// As long as the operations that carry them: nothing that is sent again later is known by either.
const PRESSES_KEPT: SignedDuration = OPERATIONS_KEPT;
/// A year and some weeks: what was said of this season last year can be looked up. The entries themselves stay.
const ENTRY_CHANGES_KEPT: SignedDuration = SignedDuration::from_hours(400 * 24);
const TOMBSTONES_KEPT: SignedDuration = SignedDuration::from_hours(180 * 24);
/// As long as tombstones: after that a device starts anew anyway.
const DEVICES_KEPT: SignedDuration = TOMBSTONES_KEPT;

impl Sync<'_> {
    /// Forgets what is past its time. Safe to run twice and on several processes at once.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn sweep(&self) -> Result<Swept, ServiceError> {
        let now = self.services.now();
        let before = |kept| now.checked_sub(kept).unwrap_or(Timestamp::MIN);
        let mut conn = self.services.worker_pool().acquire().await.map_err(StoreError::from)?;
        Ok(Swept {
            operations: store::sync::sweep_operations(&mut conn, before(OPERATIONS_KEPT)).await?,
            feeds: store::sync::sweep_tombstones(&mut conn, before(TOMBSTONES_KEPT)).await?,
            drafts: store::sync::sweep_drafts(&mut conn, now).await?,
            keys: store::idempotency::sweep_keys(&mut conn, before(idempotency::KEPT)).await?,
            presses: store::habits::sweep_timer_presses(&mut conn, before(PRESSES_KEPT)).await?,
            entry_changes: store::habits::sweep_entry_changes(&mut conn, before(ENTRY_CHANGES_KEPT)).await?,
            devices: store::sync::sweep_devices(&mut conn, before(DEVICES_KEPT)).await?,
        })
    }
}
