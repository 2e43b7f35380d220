//! Putting work in.

use domain::ids::{JobId, UserId};
use jiff::Timestamp;
use serde_json::Value;
use sqlx::PgConnection;

use crate::StoreError;

/// Where workers listen for work that was put in. The trigger of the table names it too.
pub const WAKE_CHANNEL: &str = "wellspring_jobs";

/// Work to be done after the commit.
#[derive(Debug, Clone, PartialEq)]
pub struct NewJob<'a> {
    /// Which.
    pub job_id: JobId,
    /// Whose rows it works on; none for work across owners.
    pub user_id: Option<UserId>,
    /// What is to be done.
    pub kind: &'static str,
    /// With what.
    pub payload: Value,
    /// The same work is put in once while it is unfinished.
    pub dedupe_key: Option<&'a str>,
    /// Not before.
    pub run_at: Timestamp,
    /// How often it is tried.
    pub max_attempts: i32,
}

/// Puts work in. Whether it was new: the same key of the same owner and kind may wait already.
///
/// # Errors
/// When the query fails.
pub async fn insert(conn: &mut PgConnection, job: &NewJob<'_>, at: Timestamp) -> Result<bool, StoreError> {
    // No constraint is named behind `on conflict`: that would need the right to read, which the app role does not have.
    let done = sqlx::query!(
        r#"
        insert into jobs (job_id, user_id, kind, payload, dedupe_key, created_at, run_at, max_attempts)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict do nothing
        "#,
        job.job_id.uuid(),
        job.user_id.map(UserId::uuid),
        job.kind,
        job.payload,
        job.dedupe_key as Option<&str>,
        jiff_sqlx::Timestamp::from(at) as _,
        jiff_sqlx::Timestamp::from(job.run_at) as _,
        job.max_attempts
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}
