//! Task rows by their ids, and writing them. Any number is one statement: a task comes with its parts, and a batch with
//! many tasks.

use domain::{
    habits::Stamp,
    ids::{LabelId, TaskId, UserId},
    tasks::{OrderKey, filter::folded},
};
use jiff::{
    Timestamp,
    civil::{Date, Time},
};
use serde::Serialize;
use sqlx::{PgConnection, types::Json};
use uuid::Uuid;

use super::task_row::{TaskRecord, records, select_tasks};
use crate::StoreError;

/// One task, also when it is in the trash.
///
/// # Errors
/// [`StoreError::NotFound`] when the owner has none of this id.
pub async fn find(conn: &mut PgConnection, user: UserId, id: TaskId) -> Result<TaskRecord, StoreError> {
    let query = select_tasks!("t.task_id = $2", user.uuid(), id.uuid());
    query.fetch_optional(conn).await?.ok_or(StoreError::NotFound)?.try_into()
}

/// Several tasks, also those in the trash; unknown ids are passed over.
///
/// # Errors
/// When the query fails.
pub async fn find_many(conn: &mut PgConnection, user: UserId, ids: &[Uuid]) -> Result<Vec<TaskRecord>, StoreError> {
    let query = select_tasks!("t.task_id = any($2) order by t.task_id", user.uuid(), ids);
    records(query.fetch_all(conn).await?)
}

/// How many tasks there are, those in the trash included.
///
/// # Errors
/// When the query fails.
pub async fn count(conn: &mut PgConnection, user: UserId) -> Result<i64, StoreError> {
    let count = sqlx::query_scalar!(r#"select count(*) as "count!" from tasks where user_id = $1"#, user.uuid());
    Ok(count.fetch_one(conn).await?)
}

/// The last place of the open tasks, in whichever list; none when there is none.
///
/// # Errors
/// When the query fails.
pub async fn last_position(conn: &mut PgConnection, user: UserId) -> Result<Option<OrderKey>, StoreError> {
    let last = sqlx::query_scalar!(
        "select max(position) from tasks where user_id = $1 and completed_at is null and deleted_at is null",
        user.uuid()
    );
    let corrupt = |_| StoreError::Corrupt { table: "tasks", column: "position" };
    last.fetch_one(conn).await?.as_deref().map(OrderKey::parse).transpose().map_err(corrupt)
}

/// Whether another open task stands at a place.
///
/// # Errors
/// When the query fails.
pub async fn is_place_taken(
    conn: &mut PgConnection,
    user: UserId,
    place: &OrderKey,
    but: TaskId,
) -> Result<bool, StoreError> {
    let taken = sqlx::query_scalar!(
        r#"
        select exists (
            select from tasks
            where user_id = $1 and position = $2 and task_id <> $3 and completed_at is null and deleted_at is null
        ) as "taken!"
        "#,
        user.uuid(),
        place.as_str(),
        but.uuid()
    );
    Ok(taken.fetch_one(conn).await?)
}

/// Those of some labels that are there.
///
/// # Errors
/// When the query fails.
pub async fn present_labels(conn: &mut PgConnection, user: UserId, ids: &[Uuid]) -> Result<Vec<LabelId>, StoreError> {
    let rows =
        sqlx::query_scalar!("select label_id from labels where user_id = $1 and label_id = any($2)", user.uuid(), ids);
    Ok(rows.fetch_all(conn).await?.into_iter().map(LabelId).collect())
}

/// A row as it is sent.
#[derive(Serialize)]
struct SentTask<'a> {
    task_id: Uuid,
    title: &'a str,
    notes: Option<&'a str>,
    title_folded: String,
    notes_folded: String,
    project_id: Option<Uuid>,
    section_id: Option<Uuid>,
    parent_id: Option<Uuid>,
    start_day: Option<Date>,
    due_day: Option<Date>,
    due_time: Option<Time>,
    due_zone: Option<&'a str>,
    deadline: Option<Date>,
    priority: u8,
    labels: Vec<Uuid>,
    estimate_minutes: Option<u16>,
    spent_minutes: u32,
    checklist: &'a [domain::tasks::ChecklistLine],
    timeframe: Option<&'static str>,
    planned_on: Option<Date>,
    repeat: Option<String>,
    series_id: Option<Uuid>,
    occurrence_day: Option<Date>,
    skipped: u32,
    completed_at: Option<Timestamp>,
    completed_on: Option<Date>,
    position: &'a str,
    habit_id: Option<Uuid>,
    dismissed_at: Option<Timestamp>,
    changed_on: Date,
    deleted_at: Option<Timestamp>,
    request_hash: Option<String>,
    stamps: &'a super::RecordStamps,
    created_at: Timestamp,
    version: i64,
}

impl<'a> From<&'a TaskRecord> for SentTask<'a> {
    fn from(record: &'a TaskRecord) -> Self {
        let task = &record.task;
        let hex = |hash: [u8; 32]| hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        Self {
            task_id: task.id.uuid(),
            title: &task.title,
            notes: task.notes.as_deref(),
            title_folded: folded(&task.title),
            notes_folded: task.notes.as_deref().map(folded).unwrap_or_default(),
            project_id: task.project_id.map(|id| id.uuid()),
            section_id: task.section_id.map(|id| id.uuid()),
            parent_id: task.parent_id.map(|id| id.uuid()),
            start_day: task.start_day,
            due_day: task.due.as_ref().map(|due| due.day),
            due_time: task.due.as_ref().and_then(|due| due.time),
            due_zone: task.due.as_ref().and_then(|due| due.zone.as_deref()),
            deadline: task.deadline,
            priority: task.priority.number(),
            labels: task.labels.iter().map(|label| label.uuid()).collect(),
            estimate_minutes: task.estimate_minutes,
            spent_minutes: task.spent_minutes,
            checklist: &task.checklist,
            timeframe: task.timeframe.map(domain::tasks::Timeframe::as_str),
            planned_on: task.planned_on,
            repeat: task.repeat.as_ref().map(ToString::to_string),
            series_id: task.series_id.map(|id| id.uuid()),
            occurrence_day: task.occurrence_day,
            skipped: task.skipped,
            completed_at: task.completed_at,
            completed_on: task.completed_on,
            position: task.position.as_str(),
            habit_id: task.habit_id.map(|id| id.uuid()),
            dismissed_at: task.dismissed_at,
            changed_on: task.changed_on,
            deleted_at: task.deleted_at,
            request_hash: record.request_hash.map(hex),
            stamps: &record.stamps,
            created_at: task.created_at,
            version: task.version,
        }
    }
}

/// Writes tasks, in the place of those with their ids. Who made a task, and when, is written once.
///
/// # Errors
/// [`StoreError::Conflict`] `tasks_occurrence` when the series has an occurrence on that day; when the query fails.
pub async fn put(
    conn: &mut PgConnection,
    user: UserId,
    records: &[TaskRecord],
    at: Timestamp,
) -> Result<(), StoreError> {
    if records.is_empty() {
        return Ok(());
    }
    let sent: Vec<SentTask<'_>> = records.iter().map(SentTask::from).collect();
    sqlx::query!(
        r#"
        insert into tasks (user_id, task_id, title, notes, title_folded, notes_folded, project_id, section_id, parent_id,
            start_day, due_day, due_time, due_zone, deadline, priority, labels, estimate_minutes, spent_minutes,
            checklist, timeframe, planned_on, repeat, series_id, occurrence_day, skipped, completed_at, completed_on,
            position, habit_id, dismissed_at, changed_on, deleted_at, request_hash, stamps, created_at, version,
            updated_at)
        select $1, s.task_id, s.title, s.notes, s.title_folded, s.notes_folded, s.project_id, s.section_id, s.parent_id,
            s.start_day, s.due_day, s.due_time, s.due_zone, s.deadline, s.priority, s.labels, s.estimate_minutes,
            s.spent_minutes, s.checklist, s.timeframe, s.planned_on, s.repeat, s.series_id, s.occurrence_day, s.skipped,
            s.completed_at, s.completed_on, s.position, s.habit_id, s.dismissed_at, s.changed_on, s.deleted_at,
            decode(s.request_hash, 'hex'), s.stamps, s.created_at, s.version, $3
        from jsonb_to_recordset($2) as s (task_id uuid, title text, notes text, title_folded text, notes_folded text,
            project_id uuid, section_id uuid, parent_id uuid, start_day date, due_day date, due_time time, due_zone text,
            deadline date, priority smallint, labels uuid[], estimate_minutes integer, spent_minutes integer,
            checklist jsonb, timeframe text, planned_on date, repeat text, series_id uuid, occurrence_day date,
            skipped integer, completed_at timestamptz, completed_on date, position text, habit_id uuid,
            dismissed_at timestamptz, changed_on date, deleted_at timestamptz, request_hash text, stamps jsonb,
            created_at timestamptz, version bigint)
        on conflict (user_id, task_id) do update
        set title = excluded.title, notes = excluded.notes, title_folded = excluded.title_folded,
            notes_folded = excluded.notes_folded, project_id = excluded.project_id, section_id = excluded.section_id,
            parent_id = excluded.parent_id, start_day = excluded.start_day, due_day = excluded.due_day,
            due_time = excluded.due_time, due_zone = excluded.due_zone, deadline = excluded.deadline,
            priority = excluded.priority, labels = excluded.labels, estimate_minutes = excluded.estimate_minutes,
            spent_minutes = excluded.spent_minutes, checklist = excluded.checklist, timeframe = excluded.timeframe,
            planned_on = excluded.planned_on, repeat = excluded.repeat, series_id = excluded.series_id,
            occurrence_day = excluded.occurrence_day, skipped = excluded.skipped, completed_at = excluded.completed_at,
            completed_on = excluded.completed_on, position = excluded.position, habit_id = excluded.habit_id,
            dismissed_at = excluded.dismissed_at, changed_on = excluded.changed_on, deleted_at = excluded.deleted_at,
            stamps = excluded.stamps, version = excluded.version, updated_at = excluded.updated_at
        "#,
        user.uuid(),
        Json(&sent) as _,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Removes tasks for good, with what hangs on them.
///
/// # Errors
/// When the query fails.
pub async fn delete(conn: &mut PgConnection, user: UserId, ids: &[Uuid]) -> Result<(), StoreError> {
    sqlx::query!("delete from tasks where user_id = $1 and task_id = any($2)", user.uuid(), ids).execute(conn).await?;
    Ok(())
}

/// A stamp as two columns.
pub(super) fn stamp(at: jiff_sqlx::Timestamp, by: Uuid) -> Stamp {
    Stamp { at: at.to_jiff(), by }
}
