//! What was done, a page at a time: of ten thousand tasks those that are shown are read.

use domain::ids::UserId;
use sqlx::PgConnection;

use super::task_row::{TaskRecord, records, select_tasks};
use crate::StoreError;

/// A page of done tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompletedPage {
    /// The last that was done first.
    pub records: Vec<TaskRecord>,
    /// How many were found, on this page or not.
    pub found: i64,
}

/// The done tasks whose title or notes hold all of some folded words.
///
/// # Errors
/// When a query fails.
pub async fn completed(
    conn: &mut PgConnection,
    user: UserId,
    words: &[String],
    skip: i64,
    limit: i64,
) -> Result<CompletedPage, StoreError> {
    // No text of the database holds this sign, and none that does can be sent to it.
    if words.iter().any(|word| word.contains('\0')) {
        return Ok(CompletedPage { records: Vec::new(), found: 0 });
    }
    let found = sqlx::query_scalar!(
        r#"
        select count(*) as "count!"
        from tasks t
        where t.user_id = $1 and t.deleted_at is null and t.completed_at is not null
            and not exists (
                select from unnest($2::text[]) as w (word)
                where strpos(t.title_folded || E'\n' || t.notes_folded, w.word) = 0
            )
        "#,
        user.uuid(),
        words
    )
    .fetch_one(&mut *conn)
    .await?;
    let query = select_tasks!(
        "t.deleted_at is null and t.completed_at is not null
        and not exists (
            select from unnest($2::text[]) as w (word)
            where strpos(t.title_folded || E'\\n' || t.notes_folded, w.word) = 0
        )
        order by t.completed_on desc, t.completed_at desc, t.task_id desc
        offset $3 limit $4",
        user.uuid(),
        words,
        skip,
        limit
    );
    Ok(CompletedPage { records: records(query.fetch_all(conn).await?)?, found })
}
