//! Sessions of browsers: an opaque cookie of 256 random bits, known by its hash. Used at least every 30 days it lives
//! on, for 90 days at most.

use domain::{
    identity::Profile,
    ids::{SessionId, UserId},
};
use jiff::{SignedDuration, Timestamp};
use store::identity::sessions::NewSession;

use crate::{
    ServiceError, Transaction,
    identity::{
        Client, activity,
        secrets::{hash_of, new_secret},
    },
};

/// Unused for this long, a session ends.
pub(super) const IDLE: SignedDuration = SignedDuration::from_hours(30 * 24);
/// After this long, a session ends in any case.
pub(super) const ABSOLUTE: SignedDuration = SignedDuration::from_hours(90 * 24);

/// A session to be put into a cookie.
#[derive(Clone)]
pub struct CookieSession {
    /// The cookie's value. Shown once: only its hash is kept.
    pub secret: String,
    /// Seconds that the browser may keep it.
    pub max_age_seconds: i64,
    /// Whose it is.
    pub profile: Profile,
}

/// Begins a browser's session.
pub(super) async fn begin(tx: &mut Transaction, client: &Client) -> Result<CookieSession, ServiceError> {
    let secret = new_secret();
    start(tx, "cookie", &secret, client).await?;
    let owner = tx.user();
    let profile = store::identity::users::profile(tx.conn(), owner).await?;
    Ok(CookieSession { secret, max_age_seconds: ABSOLUTE.as_secs(), profile })
}

/// Stores a session of either kind.
pub(super) async fn start(
    tx: &mut Transaction,
    kind: &'static str,
    secret: &str,
    client: &Client,
) -> Result<SessionId, ServiceError> {
    let (owner, now) = (tx.user(), tx.services().now());
    let session_id = SessionId(tx.services().new_id());
    let session = NewSession {
        session_id,
        kind,
        token_hash: &hash_of(secret),
        device_label: &client.device_label,
        idle_expires_at: later(now, IDLE),
        expires_at: later(now, ABSOLUTE),
    };
    store::identity::sessions::insert(tx.conn(), owner, &session, now).await?;
    activity::note_today(tx).await?;
    Ok(session_id)
}

/// Gives a browser's session a new secret; none when the session is not a browser's or has ended.
pub(super) async fn rotate(tx: &mut Transaction, session: SessionId) -> Result<Option<CookieSession>, ServiceError> {
    let (owner, now, secret) = (tx.user(), tx.services().now(), new_secret());
    let idle = later(now, IDLE);
    let hash = hash_of(&secret);
    if !store::identity::sessions::rotate(tx.conn(), owner, session, "cookie", &hash, idle, now).await? {
        return Ok(None);
    }
    let profile = store::identity::users::profile(tx.conn(), owner).await?;
    Ok(Some(CookieSession { secret, max_age_seconds: ABSOLUTE.as_secs(), profile }))
}

/// Ends the session of an older cookie, when a new one takes its place in the same browser.
pub(super) async fn end_replaced(
    services: &crate::Services,
    cookie: Option<&str>,
    kept_owner: UserId,
) -> Result<(), ServiceError> {
    let Some(cookie) = cookie else { return Ok(()) };
    let now = services.now();
    let found = store::identity::callers::by_cookie(services.pool(), &hash_of(cookie), now).await?;
    let Some(old) = found else { return Ok(()) };
    tracing::debug!(same_owner = old.user_id == kept_owner, "a new session takes the place of another");
    let mut tx = services.begin(old.user_id).await?;
    store::identity::sessions::end(tx.conn(), old.user_id, old.session_id, now).await?;
    tx.mark_changed();
    tx.commit().await
}

/// An instant that much later, or the last one there is.
pub(super) fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.checked_add(by).unwrap_or(Timestamp::MAX)
}
