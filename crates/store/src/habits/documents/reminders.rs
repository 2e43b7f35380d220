//! Reminders, and when each asks next. What its owner writes is one half of a row; the other half is the planner's:
//! `planned_until`, before which everything was asked for or let go, and `next_at`, when to look again.

use domain::{
    habits::WeekdaySet,
    identity::TimeZoneName,
    ids::{HabitId, ReminderId, TaskId, UserId},
    reminders::{HabitReminder, Reminder, TaskReminder, TaskReminderTime},
};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::StoreError;

struct ReminderRow {
    reminder_id: Uuid,
    habit_id: Option<Uuid>,
    task_id: Option<Uuid>,
    at_time: Option<jiff_sqlx::Time>,
    weekdays: Option<i16>,
    until_time: Option<jiff_sqlx::Time>,
    every_minutes: Option<i16>,
    minutes_before: Option<i32>,
    days_before: Option<i16>,
    time_zone: Option<String>,
    is_on: bool,
    planned_until: jiff_sqlx::Timestamp,
    version: i64,
}

const fn corrupt(column: &'static str) -> StoreError {
    StoreError::Corrupt { table: "reminders", column }
}

impl TryFrom<ReminderRow> for Reminder {
    type Error = StoreError;

    fn try_from(row: ReminderRow) -> Result<Self, StoreError> {
        let zone = row.time_zone.as_deref().map(TimeZoneName::parse).transpose().map_err(|_| corrupt("time_zone"))?;
        match (row.habit_id, row.task_id) {
            (Some(habit), None) => of_habit(row, HabitId(habit), zone).map(Self::Habit),
            (None, Some(task)) => of_task(row, TaskId(task), zone).map(Self::Task),
            _ => Err(corrupt("habit_id")),
        }
    }
}

fn of_habit(row: ReminderRow, habit_id: HabitId, zone: Option<TimeZoneName>) -> Result<HabitReminder, StoreError> {
    let weekdays = row.weekdays.and_then(|bits| u8::try_from(bits).ok()).and_then(WeekdaySet::from_bits);
    let every_minutes = row.every_minutes.map(u16::try_from).transpose();
    Ok(HabitReminder {
        id: ReminderId(row.reminder_id),
        habit_id,
        at: row.at_time.ok_or_else(|| corrupt("at_time"))?.to_jiff(),
        weekdays: weekdays.ok_or_else(|| corrupt("weekdays"))?,
        until: row.until_time.map(jiff_sqlx::Time::to_jiff),
        every_minutes: every_minutes.map_err(|_| corrupt("every_minutes"))?,
        zone,
        is_on: row.is_on,
        version: row.version,
    })
}

fn of_task(row: ReminderRow, task_id: TaskId, zone: Option<TimeZoneName>) -> Result<TaskReminder, StoreError> {
    let when = match (row.minutes_before, row.days_before, row.at_time) {
        (Some(minutes), None, None) => {
            let minutes = u16::try_from(minutes).map_err(|_| corrupt("minutes_before"))?;
            TaskReminderTime::BeforeDue { minutes }
        }
        (None, Some(days), Some(at)) => {
            let days_before = u16::try_from(days).map_err(|_| corrupt("days_before"))?;
            TaskReminderTime::OnDay { days_before, at: at.to_jiff() }
        }
        _ => return Err(corrupt("minutes_before")),
    };
    Ok(TaskReminder { id: ReminderId(row.reminder_id), task_id, when, zone, is_on: row.is_on, version: row.version })
}

/// The columns that say when a reminder asks.
#[derive(Default)]
struct Times {
    habit_id: Option<Uuid>,
    task_id: Option<Uuid>,
    at: Option<jiff_sqlx::Time>,
    weekdays: Option<i16>,
    until: Option<jiff_sqlx::Time>,
    every_minutes: Option<i16>,
    minutes_before: Option<i32>,
    days_before: Option<i16>,
    zone: Option<String>,
}

impl Times {
    fn of(reminder: &Reminder) -> Self {
        let small = |count: u16| i16::try_from(count).unwrap_or(i16::MAX);
        match reminder {
            Reminder::Habit(reminder) => Self {
                habit_id: Some(reminder.habit_id.uuid()),
                at: Some(jiff_sqlx::Time::from(reminder.at)),
                weekdays: Some(i16::from(reminder.weekdays.bits())),
                until: reminder.until.map(jiff_sqlx::Time::from),
                every_minutes: reminder.every_minutes.map(small),
                zone: reminder.zone.clone().map(String::from),
                ..Self::default()
            },
            Reminder::Task(reminder) => {
                let (at, minutes_before, days_before) = match reminder.when {
                    TaskReminderTime::BeforeDue { minutes } => (None, Some(i32::from(minutes)), None),
                    TaskReminderTime::OnDay { days_before, at } => {
                        (Some(jiff_sqlx::Time::from(at)), None, Some(small(days_before)))
                    }
                };
                let zone = reminder.zone.clone().map(String::from);
                Self {
                    task_id: Some(reminder.task_id.uuid()),
                    at,
                    minutes_before,
                    days_before,
                    zone,
                    ..Self::default()
                }
            }
        }
    }
}

macro_rules! select_reminders {
    ($condition:tt, $($arguments:tt)*) => {
        sqlx::query_as!(
            ReminderRow,
            r#"
            select reminder_id, habit_id, task_id, at_time as "at_time: jiff_sqlx::Time", weekdays,
                until_time as "until_time: jiff_sqlx::Time", every_minutes, minutes_before, days_before, time_zone,
                is_on, planned_until, version
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

/// Whoever writes a reminder means what comes after: what it would have asked before is let go, and the planner looks
/// at it next.
pub(super) async fn put_reminder(
    conn: &mut PgConnection,
    user: UserId,
    reminder: &Reminder,
    at: Timestamp,
) -> Result<(), StoreError> {
    let times = Times::of(reminder);
    sqlx::query!(
        r#"
        insert into reminders (user_id, reminder_id, habit_id, task_id, at_time, weekdays, until_time, every_minutes,
            minutes_before, days_before, time_zone, is_on, version, updated_at, planned_until, next_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $15)
        on conflict (user_id, reminder_id) do update
        set habit_id = excluded.habit_id, task_id = excluded.task_id, at_time = excluded.at_time,
            weekdays = excluded.weekdays, until_time = excluded.until_time, every_minutes = excluded.every_minutes,
            minutes_before = excluded.minutes_before, days_before = excluded.days_before,
            time_zone = excluded.time_zone, is_on = excluded.is_on, version = excluded.version,
            updated_at = excluded.updated_at, planned_until = excluded.planned_until, next_at = excluded.next_at
        "#,
        user.uuid(),
        reminder.id().uuid(),
        times.habit_id,
        times.task_id,
        times.at as _,
        times.weekdays,
        times.until as _,
        times.every_minutes,
        times.minutes_before,
        times.days_before,
        times.zone,
        reminder.is_on(),
        reminder.version(),
        jiff_sqlx::Timestamp::from(at) as _,
        reminder.is_on().then(|| jiff_sqlx::Timestamp::from(at)) as _
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
