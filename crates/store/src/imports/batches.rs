//! Imports as they stand.

use domain::{
    ids::{ImportId, UserId},
    imports::{
        Import, ImportChoices, ImportCounts, ImportFormat, ImportLoss, ImportProgress, ImportRefusal, ImportState,
    },
};
use jiff::Timestamp;
use sqlx::{PgConnection, types::Json};
use uuid::Uuid;

use crate::StoreError;

/// An import with what its owner is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// The import.
    pub import: Import,
    /// What was decided.
    pub choices: ImportChoices,
    /// SHA-256 of the file.
    pub sha256: [u8; 32],
}

struct BatchRow {
    import_id: Uuid,
    file_name: String,
    sha256: Vec<u8>,
    format: Option<String>,
    state: String,
    choices: Json<ImportChoices>,
    found: Json<ImportCounts>,
    made: Json<ImportCounts>,
    kept: Json<ImportCounts>,
    problem_count: i64,
    losses: Json<Vec<ImportLoss>>,
    refusal: Option<Json<ImportRefusal>>,
    progress_done: Option<i32>,
    progress_total: Option<i32>,
    created_at: jiff_sqlx::Timestamp,
    applied_at: Option<jiff_sqlx::Timestamp>,
    undo_until: Option<jiff_sqlx::Timestamp>,
    undone_at: Option<jiff_sqlx::Timestamp>,
}

macro_rules! select_imports {
    ($condition:tt, $($arguments:tt)*) => {
        sqlx::query_as!(
            BatchRow,
            r#"
            select import_id, file_name, sha256, format, state, choices as "choices!: Json<ImportChoices>",
                found as "found!: Json<ImportCounts>", made as "made!: Json<ImportCounts>",
                kept as "kept!: Json<ImportCounts>", problem_count, losses as "losses!: Json<Vec<ImportLoss>>",
                refusal as "refusal?: Json<ImportRefusal>", progress_done, progress_total, created_at, applied_at,
                undo_until, undone_at
            from import_batches
            where user_id = $1 and "# + $condition,
            $($arguments)*
        )
    };
}

/// One import.
///
/// # Errors
/// [`StoreError::NotFound`] when the owner has none of this id.
pub async fn find(conn: &mut PgConnection, user: UserId, id: ImportId) -> Result<ImportRow, StoreError> {
    let query = select_imports!("import_id = $2", user.uuid(), id.uuid());
    query.fetch_optional(conn).await?.ok_or(StoreError::NotFound)?.try_into()
}

/// The owner's imports, newest first.
///
/// # Errors
/// When the query fails.
pub async fn list(conn: &mut PgConnection, user: UserId) -> Result<Vec<ImportRow>, StoreError> {
    let query = select_imports!("true order by created_at desc, import_id desc", user.uuid());
    query.fetch_all(conn).await?.into_iter().map(ImportRow::try_from).collect()
}

/// Adds an import that was just brought.
///
/// # Errors
/// [`StoreError::Conflict`] when the id is taken.
pub async fn insert(conn: &mut PgConnection, user: UserId, row: &ImportRow) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        insert into import_batches (user_id, import_id, file_name, sha256, state, created_at)
        values ($1, $2, $3, $4, $5, $6)
        "#,
        user.uuid(),
        row.import.id.uuid(),
        row.import.file_name,
        row.sha256.as_slice(),
        row.import.state.as_str(),
        jiff_sqlx::Timestamp::from(row.import.created_at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Writes all that changes of an import; its attempts begin anew unless it is being taken over. What was taken over by
/// somebody else meanwhile stays so, whatever a reader of its file still says.
///
/// # Errors
/// When the query fails.
pub async fn put(conn: &mut PgConnection, user: UserId, row: &ImportRow) -> Result<(), StoreError> {
    let import = &row.import;
    let number = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
    sqlx::query!(
        r#"
        update import_batches
        set format = $3, state = $4, choices = $5, found = $6, made = $7, kept = $8, problem_count = $9, losses = $10,
            refusal = $11, progress_done = $12, progress_total = $13, applied_at = $14, undo_until = $15,
            undone_at = $16, attempts = case when $4 = 'applying' then attempts else 0 end
        where user_id = $1 and import_id = $2
            and (state not in ('applied', 'undone') or $4 in ('applied', 'undone'))
        "#,
        user.uuid(),
        import.id.uuid(),
        import.format.map(ImportFormat::as_str),
        import.state.as_str(),
        Json(&row.choices) as _,
        Json(&import.found) as _,
        Json(&import.made) as _,
        Json(&import.kept) as _,
        i64::try_from(import.problem_count).unwrap_or(i64::MAX),
        Json(&import.losses) as _,
        import.refusal.as_ref().map(Json) as _,
        import.progress.map(|progress| number(progress.done)),
        import.progress.map(|progress| number(progress.total)),
        import.applied_at.map(jiff_sqlx::Timestamp::from) as _,
        import.undo_until.map(jiff_sqlx::Timestamp::from) as _,
        import.undone_at.map(jiff_sqlx::Timestamp::from) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Counts one more attempt to take an import over and answers how many those were; none when it is not to be taken over
/// any more.
///
/// # Errors
/// When the query fails.
pub async fn begin_attempt(conn: &mut PgConnection, user: UserId, id: ImportId) -> Result<Option<i32>, StoreError> {
    let attempts = sqlx::query_scalar!(
        r#"
        update import_batches
        set attempts = attempts + 1
        where user_id = $1 and import_id = $2 and state = 'applying'
        returning attempts
        "#,
        user.uuid(),
        id.uuid()
    );
    Ok(attempts.fetch_optional(conn).await?)
}

/// Notes how far it is, beside the transaction that takes it over.
///
/// # Errors
/// When the query fails.
pub async fn set_progress(
    conn: &mut PgConnection,
    user: UserId,
    id: ImportId,
    progress: ImportProgress,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        update import_batches
        set progress_done = $3, progress_total = $4
        where user_id = $1 and import_id = $2 and state = 'applying'
        "#,
        user.uuid(),
        id.uuid(),
        i32::try_from(progress.done).unwrap_or(i32::MAX),
        i32::try_from(progress.total).unwrap_or(i32::MAX)
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Removes an import that was not taken over. Returns whether there was one.
///
/// # Errors
/// When the query fails.
pub async fn forget(conn: &mut PgConnection, user: UserId, id: ImportId) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        r#"
        delete from import_batches
        where user_id = $1 and import_id = $2 and state in ('uploaded', 'read', 'failed')
        "#,
        user.uuid(),
        id.uuid()
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Removes what was brought before an instant and not taken over, with the files: run as the worker.
///
/// # Errors
/// When the query fails.
pub async fn sweep_unused(conn: &mut PgConnection, before: Timestamp) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        r#"
        -- owner: all of them, by the worker
        delete from import_batches where state in ('uploaded', 'read', 'failed') and created_at < $1
        "#,
        jiff_sqlx::Timestamp::from(before) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

impl TryFrom<BatchRow> for ImportRow {
    type Error = StoreError;

    fn try_from(row: BatchRow) -> Result<Self, StoreError> {
        let corrupt = |column: &'static str| StoreError::Corrupt { table: "import_batches", column };
        let format = row.format.as_deref().map(ImportFormat::parse).transpose().map_err(|_| corrupt("format"))?;
        let number = |count: i32| u32::try_from(count).unwrap_or_default();
        let progress = match (row.progress_done, row.progress_total) {
            (Some(done), Some(total)) => Some(ImportProgress { done: number(done), total: number(total) }),
            _ => None,
        };
        let import = Import {
            id: ImportId(row.import_id),
            file_name: row.file_name,
            format,
            state: ImportState::parse(&row.state).map_err(|_| corrupt("state"))?,
            found: row.found.0,
            made: row.made.0,
            problem_count: u64::try_from(row.problem_count).unwrap_or_default(),
            losses: row.losses.0,
            refusal: row.refusal.map(|refusal| refusal.0),
            progress,
            created_at: row.created_at.to_jiff(),
            applied_at: row.applied_at.map(jiff_sqlx::Timestamp::to_jiff),
            undo_until: row.undo_until.map(jiff_sqlx::Timestamp::to_jiff),
            undone_at: row.undone_at.map(jiff_sqlx::Timestamp::to_jiff),
            kept: row.kept.0,
        };
        let sha256 = row.sha256.try_into().map_err(|_| corrupt("sha256"))?;
        Ok(Self { import, choices: row.choices.0, sha256 })
    }
}
