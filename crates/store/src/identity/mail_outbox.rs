//! Mail that waits to leave. The app role puts mail in, the worker role takes it out.

use domain::ids::{MailId, UserId};
use jiff::Timestamp;
use sqlx::{PgConnection, PgExecutor};
use uuid::Uuid;

use crate::StoreError;

/// A mail to be sent after the commit.
#[derive(Debug)]
pub struct NewMail<'a> {
    /// Which.
    pub mail_id: MailId,
    /// Whose account it is about.
    pub user_id: UserId,
    /// What it is for, for example `welcome`.
    pub kind: &'static str,
    /// Address.
    pub recipient: &'a str,
    /// Subject line.
    pub subject: &'a str,
    /// Plain text.
    pub body_text: &'a str,
    /// The same as HTML.
    pub body_html: &'a str,
    /// Where one press stops mails of this kind, if there is such a place.
    pub unsubscribe_url: Option<&'a str>,
}

/// A mail as it lies in the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailRow {
    /// Which.
    pub mail_id: MailId,
    /// What it is for.
    pub kind: String,
    /// Address.
    pub recipient: String,
    /// Subject line.
    pub subject: String,
    /// Plain text; empty once sent.
    pub body_text: String,
    /// The same as HTML; empty once sent.
    pub body_html: String,
    /// Where one press stops mails of this kind; none in a list and once sent.
    pub unsubscribe_url: Option<String>,
    /// When it was put in.
    pub created_at: Timestamp,
    /// How often it was tried.
    pub attempts: i32,
    /// When it left.
    pub sent_at: Option<Timestamp>,
    /// Why it was given up.
    pub failed_code: Option<String>,
}

struct StoredMail {
    mail_id: Uuid,
    kind: String,
    recipient: String,
    subject: String,
    body_text: String,
    body_html: String,
    unsubscribe_url: Option<String>,
    created_at: jiff_sqlx::Timestamp,
    attempts: i32,
    sent_at: Option<jiff_sqlx::Timestamp>,
    failed_code: Option<String>,
}

impl From<StoredMail> for MailRow {
    fn from(row: StoredMail) -> Self {
        Self {
            mail_id: MailId(row.mail_id),
            kind: row.kind,
            recipient: row.recipient,
            subject: row.subject,
            body_text: row.body_text,
            body_html: row.body_html,
            unsubscribe_url: row.unsubscribe_url,
            created_at: row.created_at.to_jiff(),
            attempts: row.attempts,
            sent_at: row.sent_at.map(jiff_sqlx::Timestamp::to_jiff),
            failed_code: row.failed_code,
        }
    }
}

/// Puts a mail in, unless there is one of its id. Returns whether it was put in.
///
/// # Errors
/// When the query fails.
pub async fn insert(conn: &mut PgConnection, mail: &NewMail<'_>, at: Timestamp) -> Result<bool, StoreError> {
    // No column is named behind `conflict`, because the app role may not read any.
    let done = sqlx::query!(
        r#"
        insert into mail_outbox
            (mail_id, user_id, kind, recipient, subject, body_text, body_html, unsubscribe_url, created_at, due_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
        on conflict do nothing
        "#,
        mail.mail_id.uuid(),
        mail.user_id.uuid(),
        mail.kind,
        mail.recipient,
        mail.subject,
        mail.body_text,
        mail.body_html,
        mail.unsubscribe_url,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Claims mails that are due: until `locked_until` no other worker takes them.
///
/// # Errors
/// When the query fails.
pub async fn claim(
    executor: impl PgExecutor<'_>,
    count: i64,
    locked_until: Timestamp,
    now: Timestamp,
) -> Result<Vec<MailRow>, StoreError> {
    let rows = sqlx::query_as!(
        StoredMail,
        r#"
        update mail_outbox
        set locked_until = $2, attempts = attempts + 1
        where mail_id in (
            select mail_id
            from mail_outbox
            where sent_at is null and failed_code is null and due_at <= $3
                and (locked_until is null or locked_until <= $3)
            order by due_at
            limit $1
            for update skip locked
        )
        returning mail_id, kind, recipient, subject, body_text, body_html, unsubscribe_url, created_at, attempts,
            sent_at, failed_code
        "#,
        count,
        jiff_sqlx::Timestamp::from(locked_until) as _,
        jiff_sqlx::Timestamp::from(now) as _
    )
    .fetch_all(executor)
    .await?;
    Ok(rows.into_iter().map(MailRow::from).collect())
}

/// Notes that a mail left and empties it: a link in it must not lie about.
///
/// # Errors
/// When the query fails.
pub async fn mark_sent(executor: impl PgExecutor<'_>, mail: MailId, at: Timestamp) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        update mail_outbox
        set sent_at = $2, locked_until = null, body_text = '', body_html = '', unsubscribe_url = null
        where mail_id = $1
        "#,
        mail.uuid(),
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(executor)
    .await?;
    Ok(())
}

/// Puts a mail off after a failed try.
///
/// # Errors
/// When the query fails.
pub async fn put_off(executor: impl PgExecutor<'_>, mail: MailId, due_at: Timestamp) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        update mail_outbox
        set due_at = $2, locked_until = null
        where mail_id = $1
        "#,
        mail.uuid(),
        jiff_sqlx::Timestamp::from(due_at) as _
    )
    .execute(executor)
    .await?;
    Ok(())
}

/// Gives a mail up.
///
/// # Errors
/// When the query fails.
pub async fn mark_failed(executor: impl PgExecutor<'_>, mail: MailId, code: &str) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        update mail_outbox
        set failed_code = $2, locked_until = null
        where mail_id = $1
        "#,
        mail.uuid(),
        code
    )
    .execute(executor)
    .await?;
    Ok(())
}

/// The newest mails, newest first, without their text.
///
/// # Errors
/// When the query fails.
pub async fn list(executor: impl PgExecutor<'_>, limit: i64) -> Result<Vec<MailRow>, StoreError> {
    let rows = sqlx::query_as!(
        StoredMail,
        r#"
        select mail_id, kind, recipient, subject, '' as "body_text!", '' as "body_html!",
            null::text as unsubscribe_url, created_at, attempts, sent_at, failed_code
        from mail_outbox
        order by created_at desc, mail_id desc
        limit $1
        "#,
        limit
    )
    .fetch_all(executor)
    .await?;
    Ok(rows.into_iter().map(MailRow::from).collect())
}

/// One mail, whole.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none.
pub async fn find(executor: impl PgExecutor<'_>, mail: MailId) -> Result<MailRow, StoreError> {
    let row = sqlx::query_as!(
        StoredMail,
        r#"
        select mail_id, kind, recipient, subject, body_text, body_html, unsubscribe_url, created_at, attempts, sent_at,
            failed_code
        from mail_outbox
        where mail_id = $1
        "#,
        mail.uuid()
    )
    .fetch_one(executor)
    .await?;
    Ok(row.into())
}

/// Removes mails that were put in before an instant. Returns how many.
///
/// # Errors
/// When the query fails.
pub async fn sweep(executor: impl PgExecutor<'_>, before: Timestamp) -> Result<u64, StoreError> {
    let done = sqlx::query!("delete from mail_outbox where created_at < $1", jiff_sqlx::Timestamp::from(before) as _)
        .execute(executor)
        .await?;
    Ok(done.rows_affected())
}
