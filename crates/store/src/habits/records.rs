//! Habit rows with their schedules.

use domain::{
    habits::{Habit, HabitKind, HabitStamps, Judged, Quantity, Schedule, ScheduleVersion, Total},
    ids::{HabitId, UserId},
};
use jiff::{Timestamp, civil::Date};
use rust_decimal::Decimal;
use serde::Deserialize;
use sqlx::{PgConnection, types::Json};
use uuid::Uuid;

use crate::StoreError;

/// A stored habit with what only the store and the sync need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HabitRecord {
    /// The habit.
    pub habit: Habit,
    /// The start day that its owner chose.
    pub chosen_starts_on: Date,
    /// SHA-256 of the request that made it.
    pub request_hash: [u8; 32],
    /// When its parts were last written.
    pub stamps: HabitStamps,
}

#[derive(Deserialize)]
struct ScheduleRow {
    effective_from: Date,
    rule: Schedule,
    target: Option<String>,
    kind: Option<HabitKind>,
    assume_kept: Option<bool>,
}

struct HabitRow {
    habit_id: Uuid,
    name: String,
    kind: String,
    unit: Option<String>,
    question: Option<String>,
    starts_on: jiff_sqlx::Date,
    chosen_starts_on: jiff_sqlx::Date,
    reserves_per_month: i16,
    assume_kept: bool,
    position: i32,
    archived_at: Option<jiff_sqlx::Timestamp>,
    deleted_at: Option<jiff_sqlx::Timestamp>,
    request_hash: Vec<u8>,
    stamps: Json<HabitStamps>,
    version: i64,
    created_at: jiff_sqlx::Timestamp,
    schedules: Json<Vec<ScheduleRow>>,
}

/// A habit that was counted up.
struct VersionRow {
    habit_id: Uuid,
    version: i64,
}

impl VersionRow {
    const fn pair(self) -> (HabitId, i64) {
        (HabitId(self.habit_id), self.version)
    }
}

const fn corrupt_target() -> StoreError {
    StoreError::Corrupt { table: "habit_schedules", column: "target" }
}

const fn corrupt(column: &'static str) -> StoreError {
    StoreError::Corrupt { table: "habits", column }
}

impl TryFrom<HabitRow> for HabitRecord {
    type Error = StoreError;

    fn try_from(row: HabitRow) -> Result<Self, StoreError> {
        let version = |s: ScheduleRow| -> Result<ScheduleVersion, StoreError> {
            let target = s.target.as_deref().map(Quantity::parse).transpose().map_err(|_| corrupt_target())?;
            let judged = s.kind.map(|kind| Judged { kind, assume_kept: s.assume_kept.unwrap_or_default() });
            Ok(ScheduleVersion { effective_from: s.effective_from, schedule: s.rule, target, judged })
        };
        let schedules = row.schedules.0.into_iter().map(version).collect::<Result<Vec<_>, _>>()?;
        if schedules.is_empty() {
            return Err(StoreError::Corrupt { table: "habit_schedules", column: "habit_id" });
        }
        Ok(Self {
            habit: Habit {
                id: HabitId(row.habit_id),
                name: row.name,
                kind: HabitKind::parse(&row.kind).map_err(|_| corrupt("kind"))?,
                unit: row.unit,
                question: row.question,
                starts_on: row.starts_on.to_jiff(),
                reserves_per_month: u8::try_from(row.reserves_per_month).map_err(|_| corrupt("reserves_per_month"))?,
                assume_kept: row.assume_kept,
                position: row.position,
                schedules,
                archived_at: row.archived_at.map(jiff_sqlx::Timestamp::to_jiff),
                deleted_at: row.deleted_at.map(jiff_sqlx::Timestamp::to_jiff),
                created_at: row.created_at.to_jiff(),
                version: row.version,
            },
            chosen_starts_on: row.chosen_starts_on.to_jiff(),
            request_hash: row.request_hash.try_into().map_err(|_| corrupt("request_hash"))?,
            stamps: row.stamps.0,
        })
    }
}

/// The owner's habits with their schedules; the first argument after the condition is the owner. A macro, because the
/// columns stand in the text of a statement, and each condition gets a plan of its own.
macro_rules! select_habits {
    ($condition:tt, $($arguments:tt)*) => {
        sqlx::query_as!(
            HabitRow,
            r#"
            select h.habit_id, h.name, h.kind, h.unit, h.question, h.starts_on, h.chosen_starts_on,
                h.reserves_per_month, h.assume_kept, h.position, h.archived_at, h.deleted_at, h.request_hash,
                h.stamps as "stamps!: Json<HabitStamps>", h.version, h.created_at, s.schedules as "schedules!: Json<Vec<ScheduleRow>>"
            from habits h
            join lateral (
                select json_agg(json_build_object('effective_from', v.effective_from, 'rule', v.rule,
                    'target', v.target::text, 'kind', v.kind, 'assume_kept', v.assume_kept) order by v.effective_from) as schedules
                from habit_schedules v
                where v.user_id = $1 and v.habit_id = h.habit_id
            ) s on true
            where h.user_id = $1 and "# + $condition,
            $($arguments)*
        )
    };
}

/// Every habit outside the trash, in the owner's order.
///
/// # Errors
/// When the query fails.
pub async fn all(conn: &mut PgConnection, user: UserId) -> Result<Vec<HabitRecord>, StoreError> {
    let query = select_habits!("h.deleted_at is null order by h.position, h.habit_id", user.uuid());
    query.fetch_all(conn).await?.into_iter().map(HabitRecord::try_from).collect()
}

/// One habit, also when it is in the trash.
///
/// # Errors
/// [`StoreError::NotFound`] when the owner has none of this id.
pub async fn find(conn: &mut PgConnection, user: UserId, id: HabitId) -> Result<HabitRecord, StoreError> {
    let query = select_habits!("h.habit_id = $2", user.uuid(), id.uuid());
    query.fetch_optional(conn).await?.ok_or(StoreError::NotFound)?.try_into()
}

/// Several habits, also those in the trash; unknown ids are passed over.
///
/// # Errors
/// When the query fails.
pub async fn find_many(conn: &mut PgConnection, user: UserId, ids: &[Uuid]) -> Result<Vec<HabitRecord>, StoreError> {
    let query = select_habits!("h.habit_id = any($2)", user.uuid(), ids);
    query.fetch_all(conn).await?.into_iter().map(HabitRecord::try_from).collect()
}

/// The highest position in use, none without habits, and how many habits there are, those in the trash included. They
/// are two things: an order closes the gaps that deleting leaves.
///
/// # Errors
/// When the query fails.
pub async fn last_position_and_count(conn: &mut PgConnection, user: UserId) -> Result<(Option<i32>, i64), StoreError> {
    let row = sqlx::query!(
        r#"select max(position) as last, count(*) as "made!" from habits where user_id = $1"#,
        user.uuid()
    );
    let row = row.fetch_one(conn).await?;
    Ok((row.last, row.made))
}

/// Adds a habit; its schedules are added by [`super::replace_schedules`].
///
/// # Errors
/// When the query fails.
pub async fn insert(conn: &mut PgConnection, user: UserId, record: &HabitRecord) -> Result<(), StoreError> {
    let habit = &record.habit;
    sqlx::query!(
        r#"
        insert into habits (user_id, habit_id, name, kind, unit, question, starts_on, chosen_starts_on,
            reserves_per_month, assume_kept, position, archived_at, request_hash, version, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15)
        "#,
        user.uuid(),
        habit.id.uuid(),
        habit.name,
        habit.kind.as_str(),
        habit.unit,
        habit.question,
        jiff_sqlx::Date::from(habit.starts_on) as _,
        jiff_sqlx::Date::from(record.chosen_starts_on) as _,
        i16::from(habit.reserves_per_month),
        habit.assume_kept,
        habit.position,
        habit.archived_at.map(jiff_sqlx::Timestamp::from) as _,
        record.request_hash.as_slice(),
        habit.version,
        jiff_sqlx::Timestamp::from(habit.created_at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Writes every field that an owner may change, and the version.
///
/// # Errors
/// When the query fails.
pub async fn update(
    conn: &mut PgConnection,
    user: UserId,
    record: &HabitRecord,
    at: Timestamp,
) -> Result<(), StoreError> {
    let habit = &record.habit;
    sqlx::query!(
        r#"
        update habits
        set name = $3, kind = $4, unit = $5, question = $6, starts_on = $7, chosen_starts_on = $8,
            reserves_per_month = $9, assume_kept = $10, archived_at = $11, version = $12, updated_at = $13,
            stamps = $14
        where user_id = $1 and habit_id = $2
        "#,
        user.uuid(),
        habit.id.uuid(),
        habit.name,
        habit.kind.as_str(),
        habit.unit,
        habit.question,
        jiff_sqlx::Date::from(habit.starts_on) as _,
        jiff_sqlx::Date::from(record.chosen_starts_on) as _,
        i16::from(habit.reserves_per_month),
        habit.assume_kept,
        habit.archived_at.map(jiff_sqlx::Timestamp::from) as _,
        habit.version,
        jiff_sqlx::Timestamp::from(at) as _,
        Json(&record.stamps) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Moves start days, counts a version of each habit and answers these.
///
/// # Errors
/// When the query fails.
pub async fn set_starts(
    conn: &mut PgConnection,
    user: UserId,
    starts: &[(HabitId, Date)],
    at: Timestamp,
) -> Result<Vec<(HabitId, i64)>, StoreError> {
    let habits: Vec<Uuid> = starts.iter().map(|(habit, _)| habit.uuid()).collect();
    let days: Vec<jiff_sqlx::Date> = starts.iter().map(|(_, day)| jiff_sqlx::Date::from(*day)).collect();
    let rows = sqlx::query_as!(
        VersionRow,
        r#"
        update habits h
        set starts_on = s.starts_on, version = h.version + 1, updated_at = $4
        from unnest($2::uuid[], $3::date[]) as s (habit_id, starts_on)
        where h.user_id = $1 and h.habit_id = s.habit_id
        returning h.habit_id, h.version
        "#,
        user.uuid(),
        &habits,
        &days as _,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(VersionRow::pair).collect())
}

/// Puts a habit in the trash, or takes it out with none.
///
/// # Errors
/// When the query fails.
pub async fn set_deleted(
    conn: &mut PgConnection,
    user: UserId,
    id: HabitId,
    deleted_at: Option<Timestamp>,
    at: Timestamp,
) -> Result<i64, StoreError> {
    let row = sqlx::query!(
        r#"
        update habits
        set deleted_at = $3, version = version + 1, updated_at = $4
        where user_id = $1 and habit_id = $2
        returning version
        "#,
        user.uuid(),
        id.uuid(),
        deleted_at.map(jiff_sqlx::Timestamp::from) as _,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .fetch_one(conn)
    .await?;
    Ok(row.version)
}

/// Numbers the habits in the given order and answers which changed, with their versions. Unknown ids are passed over.
///
/// # Errors
/// When the query fails.
pub async fn set_order(
    conn: &mut PgConnection,
    user: UserId,
    ids: &[Uuid],
    at: Timestamp,
) -> Result<Vec<(HabitId, i64)>, StoreError> {
    let rows = sqlx::query_as!(
        VersionRow,
        r#"
        update habits h
        set position = o.place - 1, version = h.version + 1, updated_at = $3
        from unnest($2::uuid[]) with ordinality as o (habit_id, place)
        where h.user_id = $1 and h.habit_id = o.habit_id and h.position <> o.place - 1
        returning h.habit_id, h.version
        "#,
        user.uuid(),
        ids,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(VersionRow::pair).collect())
}

/// A sum as it is stored.
pub(crate) fn decimal_total(total: Total) -> Decimal {
    Decimal::new(total.thousandths(), 3)
}

/// A stored decimal as the rules read it.
pub(crate) fn decimal(quantity: Quantity) -> Decimal {
    Decimal::new(quantity.thousandths(), 3)
}
