//! Calendars that other programs fetch.

use domain::ids::{CalendarFeedId, UserId};
use jiff::Timestamp;
use sqlx::{PgConnection, PgExecutor};

use crate::StoreError;

/// A feed, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarFeedRow {
    /// Which.
    pub feed_id: CalendarFeedId,
    /// What the owner calls it.
    pub name: String,
    /// Whether its events ring.
    pub alarms: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last noted as fetched.
    pub last_read_at: Option<Timestamp>,
}

macro_rules! select_feeds {
    ($condition:tt, $($arguments:tt)*) => {
        sqlx::query!(
            "select feed_id, name, alarms, created_at, last_read_at
            from calendar_feeds
            where user_id = $1 and " + $condition,
            $($arguments)*
        )
        .map(|row| CalendarFeedRow {
            feed_id: CalendarFeedId(row.feed_id),
            name: row.name,
            alarms: row.alarms,
            created_at: row.created_at.to_jiff(),
            last_read_at: row.last_read_at.map(jiff_sqlx::Timestamp::to_jiff),
        })
    };
}

/// Stores a feed by the hash of its address.
///
/// # Errors
/// [`StoreError::Conflict`] when the id is taken.
pub async fn insert(
    conn: &mut PgConnection,
    owner: UserId,
    feed: &CalendarFeedRow,
    token_hash: &[u8],
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        insert into calendar_feeds (user_id, feed_id, name, alarms, token_hash, created_at)
        values ($1, $2, $3, $4, $5, $6)
        "#,
        owner.uuid(),
        feed.feed_id.uuid(),
        feed.name,
        feed.alarms,
        token_hash,
        jiff_sqlx::Timestamp::from(feed.created_at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The owner's feeds, newest first.
///
/// # Errors
/// When the query fails.
pub async fn list(conn: &mut PgConnection, owner: UserId) -> Result<Vec<CalendarFeedRow>, StoreError> {
    let query = select_feeds!("true order by created_at desc, feed_id desc", owner.uuid());
    Ok(query.fetch_all(conn).await?)
}

/// One feed, if it was not revoked.
///
/// # Errors
/// When the query fails.
pub async fn find(
    conn: &mut PgConnection,
    owner: UserId,
    feed: CalendarFeedId,
) -> Result<Option<CalendarFeedRow>, StoreError> {
    let query = select_feeds!("feed_id = $2", owner.uuid(), feed.uuid());
    Ok(query.fetch_optional(conn).await?)
}

/// Whose feed an address is of, before a caller is known.
///
/// # Errors
/// When the query fails.
pub async fn owner_of(
    executor: impl PgExecutor<'_>,
    token_hash: &[u8],
) -> Result<Option<(UserId, CalendarFeedId)>, StoreError> {
    let row = sqlx::query!(
        r#"
        select user_id as "user_id!", feed_id as "feed_id!"
        from find_calendar_feed($1)
        "#,
        token_hash
    )
    .fetch_optional(executor)
    .await?;
    Ok(row.map(|row| (UserId(row.user_id), CalendarFeedId(row.feed_id))))
}

/// Notes that a feed is fetched.
///
/// # Errors
/// When the query fails.
pub async fn touch(
    conn: &mut PgConnection,
    owner: UserId,
    feed: CalendarFeedId,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        update calendar_feeds
        set last_read_at = $3
        where user_id = $1 and feed_id = $2
        "#,
        owner.uuid(),
        feed.uuid(),
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Removes a feed: its address answers nobody any more. Returns whether there was one.
///
/// # Errors
/// When the query fails.
pub async fn delete(conn: &mut PgConnection, owner: UserId, feed: CalendarFeedId) -> Result<bool, StoreError> {
    let done =
        sqlx::query!("delete from calendar_feeds where user_id = $1 and feed_id = $2", owner.uuid(), feed.uuid())
            .execute(conn)
            .await?;
    Ok(done.rows_affected() == 1)
}
