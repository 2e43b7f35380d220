//! What lies in the queue, for the operator.

use domain::ids::{JobId, UserId};
use jiff::Timestamp;
use sqlx::PgExecutor;
use uuid::Uuid;

use crate::StoreError;

/// A job as it lies in the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobRow {
    /// Which.
    pub job_id: JobId,
    /// Whose rows it works on.
    pub user_id: Option<UserId>,
    /// What is to be done.
    pub kind: String,
    /// When it was put in.
    pub created_at: Timestamp,
    /// When it is due, or was when it was given up.
    pub run_at: Timestamp,
    /// How often it was tried.
    pub attempts: i32,
    /// Until when somebody works on it.
    pub locked_until: Option<Timestamp>,
    /// Why the last try came to nothing.
    pub last_error_code: Option<String>,
    /// When it was given up.
    pub given_up_at: Option<Timestamp>,
}

struct StoredJob {
    job_id: Uuid,
    user_id: Option<Uuid>,
    kind: String,
    created_at: jiff_sqlx::Timestamp,
    run_at: jiff_sqlx::Timestamp,
    attempts: i32,
    locked_until: Option<jiff_sqlx::Timestamp>,
    last_error_code: Option<String>,
    given_up_at: Option<jiff_sqlx::Timestamp>,
}

impl From<StoredJob> for JobRow {
    fn from(row: StoredJob) -> Self {
        Self {
            job_id: JobId(row.job_id),
            user_id: row.user_id.map(UserId),
            kind: row.kind,
            created_at: row.created_at.to_jiff(),
            run_at: row.run_at.to_jiff(),
            attempts: row.attempts,
            locked_until: row.locked_until.map(jiff_sqlx::Timestamp::to_jiff),
            last_error_code: row.last_error_code,
            given_up_at: row.given_up_at.map(jiff_sqlx::Timestamp::to_jiff),
        }
    }
}

/// What was given up, newest first, then what waits, by when it is due.
///
/// # Errors
/// When the query fails.
pub async fn list(executor: impl PgExecutor<'_>, limit: i64) -> Result<Vec<JobRow>, StoreError> {
    let rows = sqlx::query_as!(
        StoredJob,
        r#"
        -- owner: all of them, for the operator
        select job_id, user_id, kind, created_at, run_at, attempts, locked_until, last_error_code,
            finished_at as given_up_at
        from jobs
        where finished_at is null or state = 'dead'
        order by finished_at desc nulls last, run_at, job_id
        limit $1
        "#,
        limit
    )
    .fetch_all(executor)
    .await?;
    Ok(rows.into_iter().map(JobRow::from).collect())
}

/// All that was given up, oldest first.
///
/// # Errors
/// When the query fails.
pub async fn dead(executor: impl PgExecutor<'_>) -> Result<Vec<JobId>, StoreError> {
    let ids = sqlx::query_scalar!(
        r#"
        -- owner: all of them, for the operator
        select job_id
        from jobs
        where state = 'dead'
        order by finished_at, job_id
        "#
    )
    .fetch_all(executor)
    .await?;
    Ok(ids.into_iter().map(JobId).collect())
}

/// Lets work that was given up begin anew.
///
/// # Errors
/// [`StoreError::NotFound`] when no such work was given up, and the conflict `jobs_dedupe` when the same waits already.
pub async fn retry(executor: impl PgExecutor<'_>, job: JobId, now: Timestamp) -> Result<(), StoreError> {
    let done = sqlx::query!(
        r#"
        -- owner: any, for the operator
        update jobs
        set state = 'waiting', finished_at = null, attempts = 0, run_at = $2
        where job_id = $1 and state = 'dead'
        "#,
        job.uuid(),
        jiff_sqlx::Timestamp::from(now) as _
    )
    .execute(executor)
    .await?;
    if done.rows_affected() == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// How much of a kind lies in the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindCount {
    /// Which kind.
    pub kind: String,
    /// Work that is due, that which is being done included.
    pub due: i64,
    /// Work for later.
    pub later: i64,
    /// Work that was given up.
    pub dead: i64,
    /// Since when the oldest is due.
    pub oldest_due_at: Option<Timestamp>,
}

/// How much lies in the queue, by kind; kinds of which there is nothing are left out.
///
/// # Errors
/// When the query fails.
pub async fn count(executor: impl PgExecutor<'_>, now: Timestamp) -> Result<Vec<KindCount>, StoreError> {
    let rows = sqlx::query!(
        r#"
        -- owner: all of them, for the operator
        select kind,
            count(*) filter (where finished_at is null and run_at <= $1) as "due!",
            count(*) filter (where finished_at is null and run_at > $1) as "later!",
            count(*) filter (where state = 'dead') as "dead!",
            min(run_at) filter (where finished_at is null and run_at <= $1) as "oldest_due_at?"
        from jobs
        where finished_at is null or state = 'dead'
        group by kind
        order by kind
        "#,
        jiff_sqlx::Timestamp::from(now) as _
    )
    .fetch_all(executor)
    .await?;
    let counts = rows.into_iter().map(|row| KindCount {
        kind: row.kind,
        due: row.due,
        later: row.later,
        dead: row.dead,
        oldest_due_at: row.oldest_due_at.map(jiff_sqlx::Timestamp::to_jiff),
    });
    Ok(counts.collect())
}

/// Forgets work that was done before an instant, and what was given up before an earlier one. Returns how much.
///
/// # Errors
/// When the query fails.
pub async fn sweep(
    executor: impl PgExecutor<'_>,
    done_before: Timestamp,
    dead_before: Timestamp,
) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        r#"
        -- owner: all of them, by the worker
        delete from jobs
        where (state = 'done' and finished_at < $1) or (state = 'dead' and finished_at < $2)
        "#,
        jiff_sqlx::Timestamp::from(done_before) as _,
        jiff_sqlx::Timestamp::from(dead_before) as _
    )
    .execute(executor)
    .await?;
    Ok(done.rows_affected())
}
