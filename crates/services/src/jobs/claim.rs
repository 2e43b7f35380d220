//! Taking work out. A claim is a lease: whoever goes away without a word loses it when the lease ends.

use jiff::{SignedDuration, Timestamp};
use store::jobs::Hold;

use crate::{
    ServiceError, Services,
    jobs::{Job, JobKind},
};

/// How long work belongs to a worker that is not heard of.
pub(super) const LEASE: SignedDuration = SignedDuration::from_secs(60);

/// Work that is ours until the lease ends.
#[derive(Debug)]
pub(super) struct Claimed {
    pub(super) hold: Hold,
    pub(super) kind: JobKind,
    /// None when it cannot be read.
    pub(super) job: Option<Job>,
    /// This try included.
    pub(super) attempts: i32,
    pub(super) max_attempts: i32,
}

/// Claims so much that is due of a kind.
pub(super) async fn claim(services: &Services, kind: JobKind, count: usize) -> Result<Vec<Claimed>, ServiceError> {
    let (now, lease) = (services.now(), services.new_id());
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let pool = services.worker_pool();
    let rows = store::jobs::claim(pool, kind.as_str(), count, lease, after(now, LEASE), now).await?;
    let claimed = rows.into_iter().map(|row| Claimed {
        hold: row.hold,
        kind,
        job: Job::read(kind, row.payload),
        attempts: row.attempts,
        max_attempts: row.max_attempts,
    });
    Ok(claimed.collect())
}

/// Gives up work whose worker went away in its last try: something about it may be what ended the worker.
pub(super) async fn bury_lost(services: &Services) -> Result<(), ServiceError> {
    let buried = store::jobs::bury_lost(services.worker_pool(), services.now(), "worker_lost").await?;
    if buried > 0 {
        tracing::warn!(jobs.count = buried, "jobs were given up: their workers went away each time");
    }
    Ok(())
}

/// So much later.
pub(super) fn after(now: Timestamp, wait: SignedDuration) -> Timestamp {
    now.checked_add(wait).unwrap_or(Timestamp::MAX)
}
