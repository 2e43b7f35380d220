//! The handle on the queue: doing what is due by hand, and forgetting what was done.

use jiff::{SignedDuration, Timestamp};
use tokio_util::sync::CancellationToken;

use crate::{
    ServiceError, Services,
    jobs::{
        Job, JobKind,
        attempt::attempt,
        claim::{bury_lost, claim},
        handle::{Answer, handler},
        recurring,
    },
};

/// Long enough to look what became of a notification.
const DONE_KEPT: SignedDuration = SignedDuration::from_hours(3 * 24);
/// Long enough for an operator who was away.
const DEAD_KEPT: SignedDuration = SignedDuration::from_hours(90 * 24);

/// Use cases of the queue, borrowed from [`Services`].
#[derive(Clone, Copy)]
pub struct Jobs<'a> {
    pub(super) services: &'a Services,
}

impl<'a> Jobs<'a> {
    pub(crate) const fn new(services: &'a Services) -> Self {
        Self { services }
    }

    /// Does what is due, one after the other, and what comes due by it; at most `limit`. Returns how much was tried.
    ///
    /// # Errors
    /// When the queue cannot be read or written; what a handler fails with is noted at its job instead.
    pub async fn run_due(self, limit: usize) -> Result<usize, ServiceError> {
        self.run_due_with(limit, handler(self.services)).await
    }

    /// The same with other handlers, so that what the queue promises can be tried without the servers of others.
    ///
    /// # Errors
    /// As [`Self::run_due`].
    pub async fn run_due_with<F: Future<Output = Answer>>(
        self,
        limit: usize,
        handler: impl Fn(Job) -> F,
    ) -> Result<usize, ServiceError> {
        let never = CancellationToken::new();
        bury_lost(self.services).await?;
        let mut tried = 0;
        loop {
            let before = tried;
            for kind in JobKind::ALL {
                if tried == limit {
                    return Ok(tried);
                }
                for claimed in claim(self.services, kind, 1).await? {
                    attempt(self.services, claimed, &never, &handler).await?;
                    tried += 1;
                }
            }
            if tried == before {
                return Ok(tried);
            }
        }
    }

    /// Does work by the clock unless another process has begun the present slot of twenty seconds. None when one has.
    /// The name has lower-case letters and underscores, at most 40.
    ///
    /// # Errors
    /// When the slot cannot be noted, or as the work.
    pub async fn once_a_slot<T>(
        self,
        schedule: &str,
        work: impl Future<Output = Result<T, ServiceError>>,
    ) -> Result<Option<T>, ServiceError> {
        recurring::in_slot(self.services, schedule, work).await
    }

    /// Forgets work that was done three days ago, and what was given up 90 days ago. Returns how much.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn sweep(self) -> Result<u64, ServiceError> {
        let now = self.services.now();
        let before = |kept| now.checked_sub(kept).unwrap_or(Timestamp::MIN);
        Ok(store::jobs::sweep(self.services.worker_pool(), before(DONE_KEPT), before(DEAD_KEPT)).await?)
    }
}
