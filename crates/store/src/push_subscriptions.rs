//! Browsers that take pushed messages, and the key that push services know this installation by.

use domain::ids::{PushSubscriptionId, SessionId, UserId};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::StoreError;

/// A browser that wants messages.
#[derive(Debug)]
pub struct NewPushSubscription<'a> {
    /// Its id, unless the endpoint is known already.
    pub subscription_id: PushSubscriptionId,
    /// The session that it was made in; none with a personal token.
    pub session_id: Option<SessionId>,
    /// Where its push service takes messages.
    pub endpoint: &'a str,
    /// Its public key: 65 bytes.
    pub p256dh: &'a [u8],
    /// Its secret: 16 bytes.
    pub auth: &'a [u8],
    /// What the device is.
    pub label: &'a str,
}

/// A browser as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PushSubscriptionRow {
    /// Which.
    pub subscription_id: PushSubscriptionId,
    /// The session that it belongs to.
    pub session_id: Option<SessionId>,
    /// Where its push service takes messages.
    pub endpoint: String,
    /// Its public key.
    pub p256dh: Vec<u8>,
    /// Its secret.
    pub auth: Vec<u8>,
    /// What the device is.
    pub label: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When something was last sent to it, with or without success.
    pub last_sent_at: Option<Timestamp>,
    /// What came of that, by a code.
    pub last_outcome: Option<String>,
    /// Failures since the last delivery.
    pub failed_count: i32,
}

struct StoredSubscription {
    subscription_id: Uuid,
    session_id: Option<Uuid>,
    endpoint: String,
    p256dh: Vec<u8>,
    auth: Vec<u8>,
    label: String,
    created_at: jiff_sqlx::Timestamp,
    last_sent_at: Option<jiff_sqlx::Timestamp>,
    last_outcome: Option<String>,
    failed_count: i32,
}

impl From<StoredSubscription> for PushSubscriptionRow {
    fn from(row: StoredSubscription) -> Self {
        Self {
            subscription_id: PushSubscriptionId(row.subscription_id),
            session_id: row.session_id.map(SessionId),
            endpoint: row.endpoint,
            p256dh: row.p256dh,
            auth: row.auth,
            label: row.label,
            created_at: row.created_at.to_jiff(),
            last_sent_at: row.last_sent_at.map(jiff_sqlx::Timestamp::to_jiff),
            last_outcome: row.last_outcome,
            failed_count: row.failed_count,
        }
    }
}

/// Stores a browser, or takes over what a known one says of itself now. Returns its id and whether it is new.
///
/// # Errors
/// When the query fails.
pub async fn put(
    conn: &mut PgConnection,
    owner: UserId,
    new: &NewPushSubscription<'_>,
    at: Timestamp,
) -> Result<(PushSubscriptionId, bool), StoreError> {
    let row = sqlx::query!(
        r#"
        insert into push_subscriptions
            (user_id, subscription_id, session_id, endpoint, p256dh, auth, label, created_at, seen_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
        on conflict (user_id, endpoint) do update
        set session_id = excluded.session_id, p256dh = excluded.p256dh, auth = excluded.auth, label = excluded.label,
            seen_at = excluded.seen_at
        returning subscription_id
        "#,
        owner.uuid(),
        new.subscription_id.uuid(),
        new.session_id.map(SessionId::uuid),
        new.endpoint,
        new.p256dh,
        new.auth,
        new.label,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .fetch_one(conn)
    .await?;
    let id = PushSubscriptionId(row.subscription_id);
    Ok((id, id == new.subscription_id))
}

/// The owner's browsers whose session has not ended, newest first.
///
/// # Errors
/// When the query fails.
pub async fn list(conn: &mut PgConnection, owner: UserId) -> Result<Vec<PushSubscriptionRow>, StoreError> {
    let rows = sqlx::query_as!(
        StoredSubscription,
        r#"
        select p.subscription_id, p.session_id, p.endpoint, p.p256dh, p.auth, p.label, p.created_at, p.last_sent_at,
            p.last_outcome, p.failed_count
        from push_subscriptions p
        where p.user_id = $1 and not exists (
            select
            from sessions s
            where s.user_id = $1 and s.session_id = p.session_id and s.ended_at is not null
        )
        order by p.created_at desc, p.subscription_id desc
        "#,
        owner.uuid()
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(PushSubscriptionRow::from).collect())
}

/// One browser, whose session has not ended.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none.
pub async fn find(
    conn: &mut PgConnection,
    owner: UserId,
    id: PushSubscriptionId,
) -> Result<PushSubscriptionRow, StoreError> {
    let row = sqlx::query_as!(
        StoredSubscription,
        r#"
        select p.subscription_id, p.session_id, p.endpoint, p.p256dh, p.auth, p.label, p.created_at, p.last_sent_at,
            p.last_outcome, p.failed_count
        from push_subscriptions p
        where p.user_id = $1 and p.subscription_id = $2 and not exists (
            select
            from sessions s
            where s.user_id = $1 and s.session_id = p.session_id and s.ended_at is not null
        )
        "#,
        owner.uuid(),
        id.uuid()
    )
    .fetch_one(conn)
    .await?;
    Ok(row.into())
}

/// Forgets one browser. Returns whether there was one.
///
/// # Errors
/// When the query fails.
pub async fn remove(conn: &mut PgConnection, owner: UserId, id: PushSubscriptionId) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        "delete from push_subscriptions where user_id = $1 and subscription_id = $2",
        owner.uuid(),
        id.uuid()
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Forgets browsers whose session has ended, and of the others all but the `most` that were seen last.
///
/// # Errors
/// When the query fails.
pub async fn prune(conn: &mut PgConnection, owner: UserId, most: i64) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        r#"
        delete from push_subscriptions
        where user_id = $1 and subscription_id not in (
            select p.subscription_id
            from push_subscriptions p
            where p.user_id = $1 and not exists (
                select
                from sessions s
                where s.user_id = $1 and s.session_id = p.session_id and s.ended_at is not null
            )
            order by p.seen_at desc, p.subscription_id desc
            limit $2
        )
        "#,
        owner.uuid(),
        most
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Notes a delivery.
///
/// # Errors
/// When the query fails.
pub async fn note_delivered(
    conn: &mut PgConnection,
    owner: UserId,
    id: PushSubscriptionId,
    outcome: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        update push_subscriptions
        set last_sent_at = $3, last_outcome = $4, failed_count = 0
        where user_id = $1 and subscription_id = $2
        "#,
        owner.uuid(),
        id.uuid(),
        jiff_sqlx::Timestamp::from(at) as _,
        outcome
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Notes that nothing was delivered, and why.
///
/// # Errors
/// When the query fails.
pub async fn note_failed(
    conn: &mut PgConnection,
    owner: UserId,
    id: PushSubscriptionId,
    outcome: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        update push_subscriptions
        set last_sent_at = $3, last_outcome = $4, failed_count = failed_count + 1
        where user_id = $1 and subscription_id = $2
        "#,
        owner.uuid(),
        id.uuid(),
        jiff_sqlx::Timestamp::from(at) as _,
        outcome
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The private half of the key that was made here, if one was.
///
/// # Errors
/// When the query fails.
pub async fn find_key(conn: &mut PgConnection) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(sqlx::query_scalar!(r#"select find_push_key() as "key""#).fetch_one(conn).await?)
}

/// Keeps a key where there is none yet.
///
/// # Errors
/// When the query fails.
pub async fn keep_key(conn: &mut PgConnection, private_key: &[u8]) -> Result<(), StoreError> {
    sqlx::query!(r#"select keep_push_key($1)::text as "nothing""#, private_key).fetch_one(conn).await?;
    Ok(())
}
