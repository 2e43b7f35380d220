//! The rows of notifications, one by one.

use domain::{
    ids::{HabitId, NotificationId, TaskId, UserId},
    notifications::NotificationKind,
};
use jiff::{Timestamp, civil::Date};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::StoreError;

/// A notification to be stored.
#[derive(Debug)]
pub struct NewNotificationRow<'a> {
    /// Which.
    pub notification_id: NotificationId,
    /// What it is about.
    pub kind: NotificationKind,
    /// The same key again tells nothing.
    pub dedupe_key: &'a str,
    /// Its first line.
    pub title: &'a str,
    /// What it says.
    pub body: &'a str,
    /// Where it leads, inside the app.
    pub path: &'a str,
    /// The habit it is about.
    pub habit_id: Option<HabitId>,
    /// The task it is about.
    pub task_id: Option<TaskId>,
    /// The day it is about.
    pub day: Option<Date>,
    /// Whether it stands in the list inside the app.
    pub in_app: bool,
    /// Worth nothing outside the app after that.
    pub expires_at: Option<Timestamp>,
}

/// A notification as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotificationRow {
    /// Which.
    pub notification_id: NotificationId,
    /// Whose.
    pub user_id: UserId,
    /// What it is about.
    pub kind: NotificationKind,
    /// Its first line.
    pub title: String,
    /// What it says.
    pub body: String,
    /// Where it leads, inside the app.
    pub path: String,
    /// The habit it is about.
    pub habit_id: Option<HabitId>,
    /// The task it is about.
    pub task_id: Option<TaskId>,
    /// The day it is about.
    pub day: Option<Date>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When its owner had read it.
    pub read_at: Option<Timestamp>,
    /// Comes back then.
    pub snoozed_until: Option<Timestamp>,
    /// Worth nothing outside the app after that.
    pub expires_at: Option<Timestamp>,
}

pub(super) struct StoredNotification {
    pub(super) user_id: Uuid,
    pub(super) notification_id: Uuid,
    pub(super) kind: String,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) path: String,
    pub(super) habit_id: Option<Uuid>,
    pub(super) task_id: Option<Uuid>,
    pub(super) day: Option<jiff_sqlx::Date>,
    pub(super) created_at: jiff_sqlx::Timestamp,
    pub(super) read_at: Option<jiff_sqlx::Timestamp>,
    pub(super) snoozed_until: Option<jiff_sqlx::Timestamp>,
    pub(super) expires_at: Option<jiff_sqlx::Timestamp>,
}

impl StoredNotification {
    pub(super) fn read(self) -> Result<NotificationRow, StoreError> {
        let kind = self.kind.parse();
        Ok(NotificationRow {
            notification_id: NotificationId(self.notification_id),
            user_id: UserId(self.user_id),
            kind: kind.map_err(|_| StoreError::Corrupt { table: "notifications", column: "kind" })?,
            title: self.title,
            body: self.body,
            path: self.path,
            habit_id: self.habit_id.map(HabitId),
            task_id: self.task_id.map(TaskId),
            day: self.day.map(jiff_sqlx::Date::to_jiff),
            created_at: self.created_at.to_jiff(),
            read_at: self.read_at.map(jiff_sqlx::Timestamp::to_jiff),
            snoozed_until: self.snoozed_until.map(jiff_sqlx::Timestamp::to_jiff),
            expires_at: self.expires_at.map(jiff_sqlx::Timestamp::to_jiff),
        })
    }
}

/// Stores a notification, unless one of the same key is there. Returns whether it is new.
///
/// # Errors
/// When the query fails.
pub async fn insert_notification(
    conn: &mut PgConnection,
    user: UserId,
    new: &NewNotificationRow<'_>,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        r#"
        insert into notifications (user_id, notification_id, kind, dedupe_key, title, body, path, habit_id, task_id, day,
            in_app, created_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        on conflict (user_id, dedupe_key) do nothing
        "#,
        user.uuid(),
        new.notification_id.uuid(),
        new.kind.as_str(),
        new.dedupe_key,
        new.title,
        new.body,
        new.path,
        new.habit_id.map(HabitId::uuid),
        new.task_id.map(TaskId::uuid),
        new.day.map(jiff_sqlx::Date::from) as _,
        new.in_app,
        jiff_sqlx::Timestamp::from(at) as _,
        new.expires_at.map(jiff_sqlx::Timestamp::from) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// One notification.
///
/// # Errors
/// [`StoreError::NotFound`] when the owner has none of that id.
pub async fn find_notification(
    conn: &mut PgConnection,
    user: UserId,
    id: NotificationId,
) -> Result<NotificationRow, StoreError> {
    let row = sqlx::query_as!(
        StoredNotification,
        r#"
        select user_id, notification_id, kind, title, body, path, habit_id, task_id, day, created_at, read_at,
            snoozed_until, expires_at
        from notifications
        where user_id = $1 and notification_id = $2
        "#,
        user.uuid(),
        id.uuid()
    )
    .fetch_one(conn)
    .await?;
    row.read()
}

/// Lets a notification rest until an instant: read until then, and worth something for a while after. Returns whether
/// there is one of that id.
///
/// # Errors
/// When the query fails.
pub async fn put_off(
    conn: &mut PgConnection,
    user: UserId,
    id: NotificationId,
    until: Timestamp,
    expires_at: Timestamp,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        r#"
        update notifications
        set snoozed_until = $3, expires_at = greatest(expires_at, $4), read_at = $5
        where user_id = $1 and notification_id = $2
        "#,
        user.uuid(),
        id.uuid(),
        jiff_sqlx::Timestamp::from(until) as _,
        jiff_sqlx::Timestamp::from(expires_at) as _,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Makes a notification new again whose rest is over. Returns whether it was: one that rests longer meanwhile, or that
/// came back already, stays as it is.
///
/// # Errors
/// When the query fails.
pub async fn bring_back(
    conn: &mut PgConnection,
    user: UserId,
    id: NotificationId,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        r#"
        update notifications
        set snoozed_until = null, read_at = null, created_at = $3
        where user_id = $1 and notification_id = $2 and snoozed_until <= $3
        "#,
        user.uuid(),
        id.uuid(),
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The devices that a push of an owner goes to.
///
/// # Errors
/// When the query fails.
pub async fn push_targets(conn: &mut PgConnection, user: UserId) -> Result<Vec<Uuid>, StoreError> {
    let rows = sqlx::query_scalar!(
        "select subscription_id from push_subscriptions where user_id = $1 order by subscription_id",
        user.uuid()
    );
    Ok(rows.fetch_all(conn).await?)
}

/// Forgets notifications of all owners that were made before an instant: run as the worker. Returns how many.
///
/// # Errors
/// When the query fails.
pub async fn sweep_notifications(conn: &mut PgConnection, before: Timestamp) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        "
        -- owner: all of them, by the worker
        delete from notifications where created_at < $1
        ",
        jiff_sqlx::Timestamp::from(before) as _
    );
    Ok(done.execute(conn).await?.rows_affected())
}
