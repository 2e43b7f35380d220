//! What people want to be told, and how much of it left the app today.

use std::collections::BTreeMap;

use domain::{
    ids::UserId,
    notifications::{Channels, NotificationKind, NotificationSettings, QuietHours},
};
use jiff::{Timestamp, civil::Date};
use serde_json::{Value, json};
use sqlx::{PgConnection, PgExecutor};

use crate::StoreError;

/// Settings with what is counted beside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSettings {
    /// What their owner chose.
    pub settings: NotificationSettings,
    /// The day of the count below.
    pub sent_day: Option<Date>,
    /// Pushes and mails of that day.
    pub sent_count: i32,
    /// The next daily summary.
    pub next_digest_at: Option<Timestamp>,
    /// Counts changes; 0 before the first choice.
    pub version: i64,
}

/// A person whose daily summary is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueDigest {
    /// Who.
    pub user_id: UserId,
    /// Since when.
    pub due_at: Timestamp,
}

/// A row as it is stored.
struct SettingsRow {
    matrix: Value,
    quiet_from: Option<jiff_sqlx::Time>,
    quiet_to: Option<jiff_sqlx::Time>,
    digest_at: Option<jiff_sqlx::Time>,
    next_digest_at: Option<jiff_sqlx::Timestamp>,
    daily_limit: i16,
    badge: bool,
    sent_day: Option<jiff_sqlx::Date>,
    sent_count: i32,
    version: i64,
}

const fn corrupt(column: &'static str) -> StoreError {
    StoreError::Corrupt { table: "notification_settings", column }
}

impl SettingsRow {
    fn read(self) -> Result<StoredSettings, StoreError> {
        let quiet = match (self.quiet_from, self.quiet_to) {
            (Some(from), Some(to)) => {
                Some(QuietHours::new(from.to_jiff(), to.to_jiff()).map_err(|_| corrupt("quiet_to"))?)
            }
            _ => None,
        };
        let settings = NotificationSettings {
            matrix: read_matrix(&self.matrix)?,
            quiet,
            digest_at: self.digest_at.map(jiff_sqlx::Time::to_jiff),
            daily_limit: u8::try_from(self.daily_limit).map_err(|_| corrupt("daily_limit"))?,
            badge: self.badge,
        };
        Ok(StoredSettings {
            settings,
            sent_day: self.sent_day.map(jiff_sqlx::Date::to_jiff),
            sent_count: self.sent_count,
            next_digest_at: self.next_digest_at.map(jiff_sqlx::Timestamp::to_jiff),
            version: self.version,
        })
    }
}

/// A kind that this build does not know, written by a later one, is passed over.
fn read_matrix(stored: &Value) -> Result<BTreeMap<NotificationKind, Channels>, StoreError> {
    NotificationKind::ALL.into_iter().map(|kind| read_channels(stored, kind).map(|channels| (kind, channels))).collect()
}

fn read_channels(stored: &Value, kind: NotificationKind) -> Result<Channels, StoreError> {
    match stored.get(kind.as_str()) {
        Some(channels) => serde_json::from_value(channels.clone()).map_err(|_| corrupt("matrix")),
        None => Ok(Channels::at_first(kind)),
    }
}

/// What a person chose; none before the first choice.
///
/// # Errors
/// When the query fails or a stored value cannot be read.
pub async fn find_settings(conn: &mut PgConnection, user: UserId) -> Result<Option<StoredSettings>, StoreError> {
    let row = sqlx::query_as!(
        SettingsRow,
        r#"
        select matrix, quiet_from as "quiet_from: jiff_sqlx::Time", quiet_to as "quiet_to: jiff_sqlx::Time",
            digest_at as "digest_at: jiff_sqlx::Time", next_digest_at, daily_limit, badge, sent_day, sent_count, version
        from notification_settings
        where user_id = $1
        "#,
        user.uuid()
    )
    .fetch_optional(conn)
    .await?;
    row.map(SettingsRow::read).transpose()
}

/// The same with the row locked until the end of the transaction; the row is made where there is none.
///
/// # Errors
/// When a query fails or a stored value cannot be read.
pub async fn lock_settings(conn: &mut PgConnection, user: UserId, at: Timestamp) -> Result<StoredSettings, StoreError> {
    let first = NotificationSettings::default();
    sqlx::query!(
        r#"
        insert into notification_settings (user_id, matrix, daily_limit, badge, version, updated_at)
        values ($1, $2, $3, $4, 0, $5)
        on conflict (user_id) do nothing
        "#,
        user.uuid(),
        json!(first.matrix),
        i16::from(first.daily_limit),
        first.badge,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(&mut *conn)
    .await?;
    let row = sqlx::query_as!(
        SettingsRow,
        r#"
        select matrix, quiet_from as "quiet_from: jiff_sqlx::Time", quiet_to as "quiet_to: jiff_sqlx::Time",
            digest_at as "digest_at: jiff_sqlx::Time", next_digest_at, daily_limit, badge, sent_day, sent_count, version
        from notification_settings
        where user_id = $1
        for update
        "#,
        user.uuid()
    )
    .fetch_one(conn)
    .await?;
    row.read()
}

/// Keeps what a person chose, in a row that [`lock_settings`] has locked. Returns the new version.
///
/// # Errors
/// When the query fails.
pub async fn save_settings(
    conn: &mut PgConnection,
    user: UserId,
    settings: &NotificationSettings,
    next_digest_at: Option<Timestamp>,
    at: Timestamp,
) -> Result<i64, StoreError> {
    let version = sqlx::query_scalar!(
        r#"
        update notification_settings
        set matrix = $2, quiet_from = $3, quiet_to = $4, digest_at = $5, next_digest_at = $6, daily_limit = $7,
            badge = $8, version = version + 1, updated_at = $9
        where user_id = $1
        returning version
        "#,
        user.uuid(),
        json!(settings.matrix),
        settings.quiet.map(|quiet| jiff_sqlx::Time::from(quiet.from)) as _,
        settings.quiet.map(|quiet| jiff_sqlx::Time::from(quiet.to)) as _,
        settings.digest_at.map(jiff_sqlx::Time::from) as _,
        next_digest_at.map(jiff_sqlx::Timestamp::from) as _,
        i16::from(settings.daily_limit),
        settings.badge,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .fetch_one(conn)
    .await?;
    Ok(version)
}

/// Notes how many pushes and mails a day has seen, in a row that [`lock_settings`] has locked.
///
/// # Errors
/// When the query fails.
pub async fn count_sent(conn: &mut PgConnection, user: UserId, day: Date, count: i32) -> Result<(), StoreError> {
    sqlx::query!(
        "update notification_settings set sent_day = $2, sent_count = $3 where user_id = $1",
        user.uuid(),
        jiff_sqlx::Date::from(day) as _,
        count
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Whose daily summary is due, the longest waiting first: asked as the worker.
///
/// # Errors
/// When the query fails.
pub async fn due_digests(
    executor: impl PgExecutor<'_>,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<DueDigest>, StoreError> {
    let rows = sqlx::query!(
        r#"
        -- owner: all of them, by the worker
        select user_id, next_digest_at as "due_at!"
        from notification_settings
        where next_digest_at <= $1
        order by next_digest_at
        limit $2
        "#,
        jiff_sqlx::Timestamp::from(now) as _,
        limit
    )
    .fetch_all(executor)
    .await?;
    Ok(rows.into_iter().map(|row| DueDigest { user_id: UserId(row.user_id), due_at: row.due_at.to_jiff() }).collect())
}

/// Moves the next daily summary on, if it still is the one that was seen: of two processes, one does. Returns whether
/// it was this one.
///
/// # Errors
/// When the query fails.
pub async fn set_next_digest(
    conn: &mut PgConnection,
    user: UserId,
    seen: Timestamp,
    next: Timestamp,
) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        "update notification_settings set next_digest_at = $3 where user_id = $1 and next_digest_at = $2",
        user.uuid(),
        jiff_sqlx::Timestamp::from(seen) as _,
        jiff_sqlx::Timestamp::from(next) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}
