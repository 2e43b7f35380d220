//! Reminders, and when each asks next. What its owner writes is one half of a row; the other half is the planner's:
//! `planned_until`, before which everything was asked for or let go, and `next_at`, when to look again.

use domain::{
    habits::WeekdaySet,
    identity::TimeZoneName,
    ids::{HabitId, ReminderId, UserId},
    reminders::Reminder,
};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::StoreError;

struct ReminderRow {
    reminder_id: Uuid,
    habit_id: Uuid,
    at_time: jiff_sqlx::Time,
    weekdays: i16,
    until_time: Option<jiff_sqlx::Time>,
    every_minutes: Option<i16>,
    time_zone: Option<String>,
    is_on: bool,
    planned_until: jiff_sqlx::Timestamp,
    version: i64,
}

impl TryFrom<ReminderRow> for Reminder {
    type Error = StoreError;

    fn try_from(row: ReminderRow) -> Result<Self, StoreError> {
        let corrupt = |column| StoreError::Corrupt { table: "reminders", column };
        let weekdays = u8::try_from(row.weekdays).ok().and_then(WeekdaySet::from_bits);
        let every_minutes = row.every_minutes.map(u16::try_from).transpose();
        let zone = row.time_zone.map(|name| TimeZoneName::parse(&name)).transpose();
        Ok(Self {
            id: ReminderId(row.reminder_id),
            habit_id: HabitId(row.habit_id),
            at: row.at_time.to_jiff(),
            weekdays: weekdays.ok_or_else(|| corrupt("weekdays"))?,
            until: row.until_time.map(jiff_sqlx::Time::to_jiff),
            every_minutes: every_minutes.map_err(|_| corrupt("every_minutes"))?,
            zone: zone.map_err(|_| corrupt("time_zone"))?,
            is_on: row.is_on,
            version: row.version,
        })
    }
}

macro_rules! select_reminders {
    ($condition:tt, $($arguments:tt)*) => {
        sqlx::query_as!(
            ReminderRow,
            r#"
            select reminder_id, habit_id, at_time as "at_time: jiff_sqlx::Time", weekdays,
                until_time as "until_time: jiff_sqlx::Time", every_minutes, time_zone, is_on, planned_until, version
            from reminders
            where user_id = $1 and "# + $condition,
            $($arguments)*
        )
    };
}

pub(super) async fn all_reminders(conn: &mut PgConnection, user: UserId) -> Result<Vec<Reminder>, StoreError> {
    let query = select_reminders!("true order by at_time, reminder_id", user.uuid());
    query.fetch_all(conn).await?.into_iter().map(Reminder::try_from).collect()
}

pub(super) async fn find_reminder(conn: &mut PgConnection, user: UserId, id: Uuid) -> Result<Reminder, StoreError> {
    let query = select_reminders!("reminder_id = $2", user.uuid(), id);
    query.fetch_optional(conn).await?.ok_or(StoreError::NotFound)?.try_into()
}

/// Whoever writes a reminder means what comes after: what it would have asked before is let go, and the planner looks at
/// it next.
pub(super) async fn put_reminder(
    conn: &mut PgConnection,
    user: UserId,
    reminder: &Reminder,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        insert into reminders (user_id, reminder_id, habit_id, at_time, weekdays, until_time, every_minutes, time_zone,
            is_on, version, updated_at, planned_until, next_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12)
        on conflict (user_id, reminder_id) do update
        set habit_id = excluded.habit_id, at_time = excluded.at_time, weekdays = excluded.weekdays,
            until_time = excluded.until_time, every_minutes = excluded.every_minutes,
            time_zone = excluded.time_zone, is_on = excluded.is_on, version = excluded.version,
            updated_at = excluded.updated_at, planned_until = excluded.planned_until, next_at = excluded.next_at
        "#,
        user.uuid(),
        reminder.id.uuid(),
        reminder.habit_id.uuid(),
        jiff_sqlx::Time::from(reminder.at) as _,
        i16::from(reminder.weekdays.bits()),
        reminder.until.map(jiff_sqlx::Time::from) as _,
        reminder.every_minutes.map(|minutes| i16::try_from(minutes).unwrap_or(i16::MAX)),
        reminder.zone.as_ref().map(TimeZoneName::as_str),
        reminder.is_on,
        reminder.version,
        jiff_sqlx::Timestamp::from(at) as _,
        reminder.is_on.then(|| jiff_sqlx::Timestamp::from(at)) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn delete_reminder(conn: &mut PgConnection, user: UserId, id: Uuid) -> Result<(), StoreError> {
    sqlx::query!("delete from reminders where user_id = $1 and reminder_id = $2", user.uuid(), id)
        .execute(conn)
        .await?;
    Ok(())
}

/// A reminder that the planner has to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueReminder {
    /// What its owner wrote.
    pub reminder: Reminder,
    /// Everything before this was asked for or let go.
    pub planned_until: Timestamp,
}

/// Everybody with a reminder that is due, whose was due first coming first: run as the worker.
///
/// # Errors
/// When the query fails.
pub async fn owners_of_due_reminders(
    conn: &mut PgConnection,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<UserId>, StoreError> {
    let rows = sqlx::query_scalar!(
        r#"
        -- owner: all of them, by the worker
        select user_id
        from reminders
        where next_at <= $1
        group by user_id
        order by min(next_at), user_id
        limit $2
        "#,
        jiff_sqlx::Timestamp::from(now) as _,
        limit
    );
    Ok(rows.fetch_all(conn).await?.into_iter().map(UserId).collect())
}

/// Claims an owner's reminders that are due, until the transaction ends.
///
/// # Errors
/// When the query fails.
pub async fn claim_due_reminders(
    conn: &mut PgConnection,
    user: UserId,
    now: Timestamp,
) -> Result<Vec<DueReminder>, StoreError> {
    let query = select_reminders!(
        "next_at <= $2 order by next_at, reminder_id for update skip locked",
        user.uuid(),
        jiff_sqlx::Timestamp::from(now) as _
    );
    let due = |row: ReminderRow| -> Result<DueReminder, StoreError> {
        let planned_until = row.planned_until.to_jiff();
        Ok(DueReminder { reminder: row.try_into()?, planned_until })
    };
    query.fetch_all(conn).await?.into_iter().map(due).collect()
}

/// Notes how far a reminder was planned and when to look again; none when it never asks again.
///
/// # Errors
/// When the query fails.
pub async fn move_reminder_on(
    conn: &mut PgConnection,
    user: UserId,
    id: ReminderId,
    planned_until: Timestamp,
    next_at: Option<Timestamp>,
) -> Result<(), StoreError> {
    sqlx::query!(
        "update reminders set planned_until = $3, next_at = $4 where user_id = $1 and reminder_id = $2",
        user.uuid(),
        id.uuid(),
        jiff_sqlx::Timestamp::from(planned_until) as _,
        next_at.map(jiff_sqlx::Timestamp::from) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Has the planner look at every reminder of an owner, because their clock is another one.
///
/// # Errors
/// When the query fails.
pub async fn wake_reminders(conn: &mut PgConnection, user: UserId, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query!(
        "update reminders set next_at = $2 where user_id = $1 and is_on",
        user.uuid(),
        jiff_sqlx::Timestamp::from(now) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}
