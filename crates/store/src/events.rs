//! Domain events, appended in the transaction that caused them.

use domain::{events::Event, ids::UserId};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::StoreError;

/// Appends events with their ids, all in one statement.
///
/// # Errors
/// When the query fails.
pub async fn append(
    conn: &mut PgConnection,
    user: UserId,
    events: &[(Uuid, Event)],
    at: Timestamp,
) -> Result<(), StoreError> {
    let ids: Vec<Uuid> = events.iter().map(|(id, _)| *id).collect();
    let kinds: Vec<&str> = events.iter().map(|(_, event)| event.kind()).collect();
    let bodies = events.iter().map(|(_, event)| serde_json::to_value(event)).collect::<Result<Vec<_>, _>>();
    let bodies = bodies.map_err(|_| StoreError::Corrupt { table: "events", column: "body" })?;
    sqlx::query!(
        r#"
        insert into events (user_id, event_id, kind, body, occurred_at)
        select $1, event_id, kind, body, $5
        from unnest($2::uuid[], $3::text[], $4::jsonb[]) as e (event_id, kind, body)
        "#,
        user.uuid(),
        &ids,
        &kinds as &[&str],
        &bodies,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}
