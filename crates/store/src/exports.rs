//! Copies to take along, and the pieces of their files.

use domain::ids::{ExportId, UserId};
use jiff::Timestamp;
use sqlx::PgConnection;

use crate::StoreError;

/// A copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportRow {
    /// Which.
    pub export_id: ExportId,
    /// Its form, by its stored word.
    pub form: String,
    /// How far it is, by its stored word.
    pub state: String,
    /// Stands in its link.
    pub secret: String,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// When it is removed.
    pub expires_at: Timestamp,
    /// Rows that are written.
    pub rows_done: i64,
    /// Rows there are.
    pub rows_in_all: i64,
    /// Length of its file.
    pub bytes: Option<i64>,
    /// SHA-256 of its file.
    pub sha256: Option<Vec<u8>>,
}

macro_rules! select_exports {
    ($condition:tt, $($arguments:tt)*) => {
        sqlx::query!(
            "select export_id, form, state, secret, asked_at, expires_at, rows_done, rows_in_all, bytes, sha256
            from exports
            where user_id = $1 and " + $condition,
            $($arguments)*
        )
        .map(|row| ExportRow {
            export_id: ExportId(row.export_id),
            form: row.form,
            state: row.state,
            secret: row.secret,
            asked_at: row.asked_at.to_jiff(),
            expires_at: row.expires_at.to_jiff(),
            rows_done: row.rows_done,
            rows_in_all: row.rows_in_all,
            bytes: row.bytes,
            sha256: row.sha256,
        })
    };
}

/// Lets one wish of an owner follow another, until the transaction ends.
///
/// # Errors
/// When the query fails.
pub async fn take_turn(conn: &mut PgConnection, owner: UserId) -> Result<(), StoreError> {
    sqlx::query("select pg_advisory_xact_lock(hashtextextended('export ' || $1::text, 0))")
        .bind(owner.uuid())
        .execute(conn)
        .await?;
    Ok(())
}

/// Notes a copy that is to be made.
///
/// # Errors
/// When the query fails.
pub async fn insert(conn: &mut PgConnection, owner: UserId, export: &ExportRow) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        insert into exports (user_id, export_id, form, state, secret, asked_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        "#,
        owner.uuid(),
        export.export_id.uuid(),
        export.form,
        export.state,
        export.secret,
        jiff_sqlx::Timestamp::from(export.asked_at) as _,
        jiff_sqlx::Timestamp::from(export.expires_at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The owner's copies whose time is not over, newest first.
///
/// # Errors
/// When the query fails.
pub async fn list(conn: &mut PgConnection, owner: UserId, now: Timestamp) -> Result<Vec<ExportRow>, StoreError> {
    let query = select_exports!(
        "expires_at > $2 order by asked_at desc, export_id desc",
        owner.uuid(),
        jiff_sqlx::Timestamp::from(now) as _
    );
    Ok(query.fetch_all(conn).await?)
}

/// One copy whose time is not over.
///
/// # Errors
/// When the query fails.
pub async fn find(
    conn: &mut PgConnection,
    owner: UserId,
    export: ExportId,
    now: Timestamp,
) -> Result<Option<ExportRow>, StoreError> {
    let query = select_exports!(
        "export_id = $2 and expires_at > $3",
        owner.uuid(),
        export.uuid(),
        jiff_sqlx::Timestamp::from(now) as _
    );
    Ok(query.fetch_optional(conn).await?)
}

/// Begins the file of a copy anew, forgetting what an earlier try left. Returns whether there is such a copy that is
/// not ready; one that is ready keeps its file.
///
/// # Errors
/// When the query fails.
pub async fn begin(conn: &mut PgConnection, owner: UserId, export: ExportId) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        r#"
        update exports
        set state = 'making', rows_done = 0, rows_in_all = 0
        where user_id = $1 and export_id = $2 and state <> 'ready'
        "#,
        owner.uuid(),
        export.uuid()
    )
    .execute(&mut *conn)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query!("delete from export_pieces where user_id = $1 and export_id = $2", owner.uuid(), export.uuid())
        .execute(conn)
        .await?;
    Ok(true)
}

/// Adds the next piece of a file.
///
/// # Errors
/// [`StoreError::Conflict`] when the copy is gone, or somebody else writes it.
pub async fn add_piece(
    conn: &mut PgConnection,
    owner: UserId,
    export: ExportId,
    number: i32,
    content: &[u8],
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into export_pieces (user_id, export_id, number, content) values ($1, $2, $3, $4)",
        owner.uuid(),
        export.uuid(),
        number,
        content
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Notes how far a copy is.
///
/// # Errors
/// When the query fails.
pub async fn note_progress(
    conn: &mut PgConnection,
    owner: UserId,
    export: ExportId,
    rows_done: i64,
    rows_in_all: i64,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        update exports
        set rows_done = $3, rows_in_all = $4
        where user_id = $1 and export_id = $2 and state = 'making'
        "#,
        owner.uuid(),
        export.uuid(),
        rows_done,
        rows_in_all
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// What is known of a file when it is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WholeFile {
    /// Its length.
    pub bytes: i64,
    /// Its SHA-256.
    pub sha256: [u8; 32],
    /// When it is removed.
    pub expires_at: Timestamp,
}

/// Notes that the file of a copy is whole.
///
/// # Errors
/// When the query fails.
pub async fn mark_ready(
    conn: &mut PgConnection,
    owner: UserId,
    export: ExportId,
    file: &WholeFile,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        update exports
        set state = 'ready', bytes = $3, sha256 = $4, expires_at = $5
        where user_id = $1 and export_id = $2 and state = 'making'
        "#,
        owner.uuid(),
        export.uuid(),
        file.bytes,
        file.sha256.as_slice(),
        jiff_sqlx::Timestamp::from(file.expires_at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Notes that a try came to nothing.
///
/// # Errors
/// When the query fails.
pub async fn mark_failed(conn: &mut PgConnection, owner: UserId, export: ExportId) -> Result<(), StoreError> {
    sqlx::query!(
        "update exports set state = 'failed' where user_id = $1 and export_id = $2 and state = 'making'",
        owner.uuid(),
        export.uuid()
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// One piece of a file; none after the last.
///
/// # Errors
/// When the query fails.
pub async fn piece(
    conn: &mut PgConnection,
    owner: UserId,
    export: ExportId,
    number: i32,
) -> Result<Option<Vec<u8>>, StoreError> {
    let query = sqlx::query_scalar!(
        "select content from export_pieces where user_id = $1 and export_id = $2 and number = $3",
        owner.uuid(),
        export.uuid(),
        number
    );
    Ok(query.fetch_optional(conn).await?)
}

/// Removes a copy with its file. Returns whether there was one.
///
/// # Errors
/// When the query fails.
pub async fn delete(conn: &mut PgConnection, owner: UserId, export: ExportId) -> Result<bool, StoreError> {
    let done = sqlx::query!("delete from exports where user_id = $1 and export_id = $2", owner.uuid(), export.uuid())
        .execute(conn)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Removes copies whose time is over, of all owners: run as the worker.
///
/// # Errors
/// When the query fails.
pub async fn sweep(conn: &mut PgConnection, now: Timestamp) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        "
        -- owner: all of them, by the worker
        delete from exports where expires_at <= $1
        ",
        jiff_sqlx::Timestamp::from(now) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}
