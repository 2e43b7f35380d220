//! Forgetting who could come in once, as the worker. What ended is kept for a month, so that an owner who asks what
//! happened can be told.

use jiff::{SignedDuration, Timestamp};
use store::{
    StoreError,
    identity::{access_tokens, mail_links, refresh_tokens, sessions, throttles},
};

use crate::{
    ServiceError,
    identity::{cookie_sessions::IDLE, state::Identity},
};

/// What was forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Forgotten {
    /// Counts of attempts that nobody added to for 48 hours.
    pub counts: u64,
    /// Sessions that ended or ran out 30 days ago, with their refresh tokens.
    pub sessions: u64,
    /// Refresh tokens of living sessions that were rotated away 30 days ago.
    pub refresh_tokens: u64,
    /// Personal access tokens that were revoked or ran out 30 days ago.
    pub access_tokens: u64,
    /// Mailed links that ran out 30 days ago.
    pub mail_links: u64,
}

const COUNTS_KEPT: SignedDuration = SignedDuration::from_hours(48);
const KEPT_AFTER_THE_END: SignedDuration = SignedDuration::from_hours(30 * 24);
/// A spent token that comes back ends its session. After the longest time that a session lives without a visit there is
/// no honest holder of it any more: it is refused like an unknown one.
const SPENT_KEPT: SignedDuration = IDLE;

impl Identity<'_> {
    /// Forgets what is past its time. Safe to run twice and on several processes at once.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn sweep(self) -> Result<Forgotten, ServiceError> {
        let now = self.services.now();
        let before = |kept| now.checked_sub(kept).unwrap_or(Timestamp::MIN);
        let ended = before(KEPT_AFTER_THE_END);
        let mut conn = self.services.worker_pool().acquire().await.map_err(StoreError::from)?;
        Ok(Forgotten {
            counts: throttles::sweep(&mut *conn, before(COUNTS_KEPT)).await?,
            sessions: sessions::sweep(&mut conn, ended).await?,
            refresh_tokens: refresh_tokens::sweep(&mut conn, before(SPENT_KEPT)).await?,
            access_tokens: access_tokens::sweep(&mut conn, ended).await?,
            mail_links: mail_links::sweep(&mut conn, ended).await?,
        })
    }
}
