//! Habit rows with their schedules.

use domain::{
    habits::{HabitStamps, Quantity, Total},
    ids::{GroupId, HabitId, IdentityId, UserId},
};
use jiff::{Timestamp, civil::Date};
use rust_decimal::Decimal;
use sqlx::{PgConnection, types::Json};
use uuid::Uuid;

use super::habit_row::{HabitRow, ScheduleRow};
use crate::{StoreError, habits::HabitRecord};

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

/// The owner's habits with their schedules; the first argument after the condition is the owner. A macro, because the
/// columns stand in the text of a statement, and each condition gets a plan of its own.
macro_rules! select_habits {
    ($condition:tt, $($arguments:tt)*) => {
        sqlx::query_as!(
            HabitRow,
            r#"
            select h.habit_id, h.name, h.kind, h.unit, h.question, h.starts_on, h.chosen_starts_on,
                h.reserves_per_month, h.assume_kept, h.tone, h.color, h.icon, h.description, h.minimum_text,
                h.identity_id, h.group_id, h.unit_price_minor, h.unit_price_currency, h.usual_amount, h.position,
                h.archived_at, h.deleted_at, h.request_hash, h.stamps as "stamps!: Json<HabitStamps>", h.version,
                h.created_at, s.schedules as "schedules!: Json<Vec<ScheduleRow>>", (
                    select a.habit_id
                    from habit_stacks k
                    join habits a on a.user_id = $1 and a.habit_id = k.anchor_habit_id and a.deleted_at is null
                    where k.user_id = $1 and k.follower_habit_id = h.habit_id
                ) as "anchor_habit_id?"
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

/// What is in the trash, the newest first.
///
/// # Errors
/// When the query fails.
pub async fn in_trash(conn: &mut PgConnection, user: UserId) -> Result<Vec<HabitRecord>, StoreError> {
    let query = select_habits!("h.deleted_at is not null order by h.deleted_at desc, h.habit_id", user.uuid());
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

/// The ids of the habits outside the trash.
///
/// # Errors
/// When the query fails.
pub async fn present_ids(conn: &mut PgConnection, user: UserId) -> Result<Vec<HabitId>, StoreError> {
    let ids = sqlx::query_scalar!("select habit_id from habits where user_id = $1 and deleted_at is null", user.uuid());
    Ok(ids.fetch_all(conn).await?.into_iter().map(HabitId).collect())
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
            reserves_per_month, assume_kept, position, archived_at, request_hash, version, created_at, updated_at,
            tone, color, icon, description, minimum_text, identity_id, group_id, unit_price_minor,
            unit_price_currency, usual_amount)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15, $16, $17, $18, $19, $20, $21,
            $22, $23, $24, $25)
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
        jiff_sqlx::Timestamp::from(habit.created_at) as _,
        habit.tone.as_str(),
        i16::from(habit.color),
        habit.icon,
        habit.description,
        habit.minimum_text,
        habit.identity_id.map(IdentityId::uuid),
        habit.group_id.map(GroupId::uuid),
        habit.unit_price.as_ref().map(|price| price.minor),
        habit.unit_price.as_ref().map(|price| price.currency.as_str()),
        habit.usual_amount.map(decimal)
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
            tone = $14, color = $15, icon = $16, description = $17, minimum_text = $18, identity_id = $19,
            group_id = $20, unit_price_minor = $21, unit_price_currency = $22, usual_amount = $23, stamps = $24
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
        habit.tone.as_str(),
        i16::from(habit.color),
        habit.icon,
        habit.description,
        habit.minimum_text,
        habit.identity_id.map(IdentityId::uuid),
        habit.group_id.map(GroupId::uuid),
        habit.unit_price.as_ref().map(|price| price.minor),
        habit.unit_price.as_ref().map(|price| price.currency.as_str()),
        habit.usual_amount.map(decimal),
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

/// Counts a version of habits and answers these: something that is told with them has changed elsewhere.
///
/// # Errors
/// When the query fails.
pub async fn touch(
    conn: &mut PgConnection,
    user: UserId,
    ids: &[Uuid],
    at: Timestamp,
) -> Result<Vec<(HabitId, i64)>, StoreError> {
    let rows = sqlx::query_as!(
        VersionRow,
        r#"
        update habits
        set version = version + 1, updated_at = $3
        where user_id = $1 and habit_id = any($2) and deleted_at is null
        returning habit_id, version
        "#,
        user.uuid(),
        ids,
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
