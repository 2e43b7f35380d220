//! Putting work in, in the transaction that wants it: what is rolled back leaves no work behind.

use domain::ids::JobId;
use jiff::Timestamp;
use sqlx::PgConnection;
use store::jobs::NewJob;

use crate::{ServiceError, Services, jobs::Job};

/// Puts work in, to be done at `run_at` or soon after. While work of this owner and kind with the same key is
/// unfinished, nothing is added. Keys have 1 to 200 characters.
///
/// A transaction of a person takes work of that person; work across owners is put in by the worker's connections.
///
/// # Errors
/// When the database refuses.
pub async fn enqueue(
    conn: &mut PgConnection,
    services: &Services,
    job: &Job,
    run_at: Timestamp,
    dedupe_key: Option<&str>,
) -> Result<(), ServiceError> {
    let new = NewJob {
        job_id: JobId(services.new_id()),
        user_id: job.user_id(),
        kind: job.kind().as_str(),
        payload: job.payload()?,
        dedupe_key,
        run_at,
        max_attempts: job.kind().most_attempts(),
    };
    let is_new = store::jobs::insert(conn, &new, services.now()).await?;
    if !is_new {
        tracing::debug!(job.kind = new.kind, "the same work waits already");
    }
    Ok(())
}
