//! Emptying the trash: whose has been full for too long, and removing what is in it.

use domain::ids::UserId;
use jiff::Timestamp;
use sqlx::PgConnection;

use crate::StoreError;

/// What hangs on a habit in the trash and stands in the feed on its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrashedPart {
    /// Its kind in the feed.
    pub entity: &'static str,
    /// Its id in the feed.
    pub entity_id: String,
    /// Its version.
    pub version: i64,
}

/// Everybody with a habit that was put in the trash by the given instant: run as the worker.
///
/// # Errors
/// When the query fails.
pub async fn owners_of_trash(conn: &mut PgConnection, before: Timestamp) -> Result<Vec<UserId>, StoreError> {
    let rows = sqlx::query!(
        r#"
        -- owner: all of them, by the worker
        select distinct user_id from habits where deleted_at <= $1
        "#,
        jiff_sqlx::Timestamp::from(before) as _
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| UserId(row.user_id)).collect())
}

/// What goes with the habits that were put in the trash by the given instant: their years, their pauses, the links of
/// chains before and after them, and their reminders.
///
/// # Errors
/// When the query fails.
pub async fn parts_of_trash(
    conn: &mut PgConnection,
    user: UserId,
    before: Timestamp,
) -> Result<Vec<TrashedPart>, StoreError> {
    let rows = sqlx::query!(
        r#"
        with gone as (
            select habit_id from habits where user_id = $1 and deleted_at <= $2
        )
        select 'habit_year' as "entity!", y.habit_id::text || ':' || y.year::text as "entity_id!", y.version as "version!"
        from habit_years y
        where y.user_id = $1 and y.habit_id in (select habit_id from gone)
        union all
        select 'pause', p.pause_id::text, p.version
        from pauses p
        where p.user_id = $1 and p.habit_id in (select habit_id from gone)
        union all
        select 'stack', s.stack_id::text, s.version
        from habit_stacks s
        where s.user_id = $1
            and (s.anchor_habit_id in (select habit_id from gone) or s.follower_habit_id in (select habit_id from gone))
        union all
        select 'reminder', r.reminder_id::text, r.version
        from reminders r
        where r.user_id = $1 and r.habit_id in (select habit_id from gone)
        order by 1, 2
        "#,
        user.uuid(),
        jiff_sqlx::Timestamp::from(before) as _
    )
    .fetch_all(conn)
    .await?;
    let part = |entity: &str, entity_id: String, version: i64| {
        let entity = match entity {
            "pause" => "pause",
            "stack" => "stack",
            "reminder" => "reminder",
            _ => "habit_year",
        };
        TrashedPart { entity, entity_id, version }
    };
    Ok(rows.into_iter().map(|row| part(&row.entity, row.entity_id, row.version)).collect())
}

/// Removes the habits that were put in the trash by the given instant, with all that hangs on them. Answers how
/// many.
///
/// # Errors
/// When the query fails.
pub async fn remove_trash(conn: &mut PgConnection, user: UserId, before: Timestamp) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        "delete from habits where user_id = $1 and deleted_at <= $2",
        user.uuid(),
        jiff_sqlx::Timestamp::from(before) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}
