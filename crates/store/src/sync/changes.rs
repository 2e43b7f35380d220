//! One ordered feed for each owner. Taking a number locks the owner's counter until the transaction ends, so numbers
//! become visible in their order and no reader can step over one (spec/habits 4.3).

use domain::ids::UserId;
use jiff::Timestamp;
use sqlx::{PgConnection, PgExecutor};

use crate::StoreError;

/// A change to be put in the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// `profile`, `habit`, `habit_year`, or the name of a document.
    pub entity: &'static str,
    /// Id of the entity.
    pub entity_id: String,
    /// Whether it is gone.
    pub deleted: bool,
    /// Its version.
    pub version: i64,
    /// Place in the feed.
    pub position: i64,
}

/// A change in the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRow {
    /// `profile`, `habit`, `habit_year`, or the name of a document.
    pub entity: String,
    /// Id of the entity.
    pub entity_id: String,
    /// Whether it is gone.
    pub deleted: bool,
    /// Its version.
    pub version: i64,
    /// Place in the feed.
    pub position: i64,
}

/// Locks the owner's counter and takes `count` numbers; answers the first.
///
/// # Errors
/// When the query fails.
pub async fn take_position(conn: &mut PgConnection, user: UserId, count: i64) -> Result<i64, StoreError> {
    let row = sqlx::query!(
        r#"
        insert into change_counters as c (user_id, position)
        values ($1, $2)
        on conflict (user_id) do update set position = c.position + $2
        returning position
        "#,
        user.uuid(),
        count
    )
    .fetch_one(conn)
    .await?;
    Ok(row.position - count + 1)
}

/// Locks the owner's counter until the transaction ends, unless somebody else holds it. Whether it is locked; an owner
/// of whom nothing was ever told has none.
///
/// # Errors
/// When the query fails.
pub async fn try_lock(conn: &mut PgConnection, user: UserId) -> Result<bool, StoreError> {
    let row = sqlx::query_scalar!(
        "select position from change_counters where user_id = $1 for update skip locked",
        user.uuid()
    );
    Ok(row.fetch_optional(conn).await?.is_some())
}

/// The span of an owner's feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FeedSpan {
    /// The last number that was taken.
    pub position: i64,
    /// A cursor before this has missed forgotten tombstones.
    pub kept_from: i64,
}

/// The span of an owner's feed, empty when nothing ever changed.
///
/// # Errors
/// When the query fails.
pub async fn feed_span(conn: &mut PgConnection, user: UserId) -> Result<FeedSpan, StoreError> {
    let row =
        sqlx::query_as!(FeedSpan, "select position, kept_from from change_counters where user_id = $1", user.uuid());
    Ok(row.fetch_optional(conn).await?.unwrap_or_default())
}

/// The last number that was taken, 0 when nothing ever changed. It needs no transaction.
///
/// # Errors
/// When the query fails.
pub async fn feed_position(executor: impl PgExecutor<'_>, user: UserId) -> Result<i64, StoreError> {
    let position = sqlx::query_scalar!(r#"select feed_position($1) as "position!""#, user.uuid());
    Ok(position.fetch_one(executor).await?)
}

/// Forgets tombstones older than the given instant, of all owners, and remembers from where each feed is whole: run as
/// the worker.
///
/// # Errors
/// When the query fails.
pub async fn sweep_tombstones(conn: &mut PgConnection, before: Timestamp) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        r#"
        with gone as (
            delete from changes where deleted and changed_at < $1 returning user_id, position
        ), last as (
            select user_id, max(position) as position from gone group by user_id
        )
        update change_counters c
        set kept_from = greatest(c.kept_from, last.position)
        from last
        where c.user_id = last.user_id
        "#,
        jiff_sqlx::Timestamp::from(before) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Puts changes in the feed, replacing older changes of the same entities.
///
/// # Errors
/// When the query fails.
pub async fn record(
    conn: &mut PgConnection,
    user: UserId,
    changes: &[Change],
    at: Timestamp,
) -> Result<(), StoreError> {
    let entities: Vec<&str> = changes.iter().map(|c| c.entity).collect();
    let ids: Vec<&str> = changes.iter().map(|c| c.entity_id.as_str()).collect();
    let positions: Vec<i64> = changes.iter().map(|c| c.position).collect();
    let deleted: Vec<bool> = changes.iter().map(|c| c.deleted).collect();
    let versions: Vec<i64> = changes.iter().map(|c| c.version).collect();
    sqlx::query!(
        r#"
        insert into changes (user_id, entity, entity_id, position, deleted, version, changed_at)
        select $1, entity, entity_id, position, deleted, version, $7
        from unnest($2::text[], $3::text[], $4::bigint[], $5::boolean[], $6::bigint[])
            as c (entity, entity_id, position, deleted, version)
        on conflict (user_id, entity, entity_id) do update
        set position = excluded.position, deleted = excluded.deleted, version = excluded.version,
            changed_at = excluded.changed_at
        "#,
        user.uuid(),
        &entities as &[&str],
        &ids as &[&str],
        &positions,
        &deleted,
        &versions,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The last version of something that was deleted, as the feed remembers it: what comes back under its id counts on
/// from there, so that no version ever names two contents.
///
/// # Errors
/// When the query fails.
pub async fn forgotten_version(
    conn: &mut PgConnection,
    user: UserId,
    entity: &str,
    entity_id: &str,
) -> Result<Option<i64>, StoreError> {
    let version = sqlx::query_scalar!(
        "select version from changes where user_id = $1 and entity = $2 and entity_id = $3 and deleted",
        user.uuid(),
        entity,
        entity_id
    );
    Ok(version.fetch_optional(conn).await?)
}

/// Changes above a position, oldest first.
///
/// # Errors
/// When the query fails.
pub async fn changes_after(
    conn: &mut PgConnection,
    user: UserId,
    position: i64,
    limit: i64,
) -> Result<Vec<ChangeRow>, StoreError> {
    let rows = sqlx::query_as!(
        ChangeRow,
        r#"
        select entity, entity_id, deleted, version, position
        from changes
        where user_id = $1 and position > $2
        order by position
        limit $3
        "#,
        user.uuid(),
        position,
        limit
    )
    .fetch_all(conn)
    .await?;
    Ok(rows)
}
