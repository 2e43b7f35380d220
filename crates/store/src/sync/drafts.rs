//! Forms that were refused without wasm, kept for ten minutes.

use domain::ids::{DraftId, UserId};
use jiff::Timestamp;
use serde_json::Value;
use sqlx::PgConnection;

use crate::StoreError;

/// A kept form.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftRow {
    /// Names and values as typed.
    pub fields: Value,
    /// Why it was refused.
    pub problem: Value,
}

/// Keeps a form.
///
/// # Errors
/// When the query fails.
pub async fn insert_draft(
    conn: &mut PgConnection,
    user: UserId,
    id: DraftId,
    draft: &DraftRow,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into form_drafts (user_id, draft_id, fields, problem, expires_at) values ($1, $2, $3, $4, $5)",
        user.uuid(),
        id.uuid(),
        draft.fields,
        draft.problem,
        jiff_sqlx::Timestamp::from(expires_at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// A kept form that has not expired.
///
/// # Errors
/// When the query fails.
pub async fn find_draft(
    conn: &mut PgConnection,
    user: UserId,
    id: DraftId,
    at: Timestamp,
) -> Result<Option<DraftRow>, StoreError> {
    let row = sqlx::query_as!(
        DraftRow,
        "select fields, problem from form_drafts where user_id = $1 and draft_id = $2 and expires_at > $3",
        user.uuid(),
        id.uuid(),
        jiff_sqlx::Timestamp::from(at) as _
    )
    .fetch_optional(conn)
    .await?;
    Ok(row)
}

/// Forgets expired forms of all owners: run as the worker.
///
/// # Errors
/// When the query fails.
pub async fn sweep_drafts(conn: &mut PgConnection, at: Timestamp) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        "
        -- owner: all of them, by the worker
        delete from form_drafts where expires_at < $1
        ",
        jiff_sqlx::Timestamp::from(at) as _
    );
    Ok(done.execute(conn).await?.rows_affected())
}
