//! The row of a person: who they are and how they like things shown.

use domain::{
    identity::{DisplayName, Preferences, PreferencesPatch, Profile},
    ids::UserId,
};
use jiff::{Timestamp, civil::Date};
use sqlx::{PgConnection, PgExecutor};
use uuid::Uuid;

use super::preferences_row::PreferencesRow;
use crate::StoreError;

/// A person to be stored.
#[derive(Debug)]
pub struct NewUser<'a> {
    /// Who.
    pub user_id: UserId,
    /// Address, as typed.
    pub email: &'a str,
    /// The form in which two spellings are one address.
    pub email_canonical: &'a str,
    /// When the address was proved, if it was.
    pub email_verified_at: Option<Timestamp>,
    /// Name to be called by.
    pub display_name: &'a DisplayName,
    /// How things are shown.
    pub preferences: &'a Preferences,
    /// Made by `wellspring demo`.
    pub is_demo: bool,
}

/// Stores a person.
///
/// # Errors
/// [`StoreError::Conflict`] `users_email_unique` when the address is taken.
pub async fn insert(conn: &mut PgConnection, user: &NewUser<'_>, at: Timestamp) -> Result<(), StoreError> {
    let preferences = user.preferences;
    sqlx::query!(
        r#"
        insert into users (user_id, email, email_canonical, email_verified_at, display_name, time_zone,
            day_start_minutes, week_start, number_format, date_format, units, currency, theme, skip_by_tap,
            question_marks, quick_add_marks, shortcuts, is_demo, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $19)
        "#,
        user.user_id.uuid(),
        user.email,
        user.email_canonical,
        user.email_verified_at.map(jiff_sqlx::Timestamp::from) as _,
        user.display_name.as_str(),
        preferences.time_zone.as_str(),
        day_start(preferences.day_start),
        preferences.week_start.as_str(),
        preferences.number_format.as_str(),
        preferences.date_format.as_str(),
        preferences.units.as_str(),
        preferences.currency.as_str(),
        preferences.theme.as_str(),
        preferences.skip_by_tap,
        preferences.question_marks,
        preferences.quick_add_marks.as_str(),
        preferences.shortcuts,
        user.is_demo,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// A person as they see themselves.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such row for this owner.
pub async fn profile(conn: &mut PgConnection, owner: UserId) -> Result<Profile, StoreError> {
    let row = sqlx::query!(
        r#"
        select email, email_verified_at is not null as "email_verified!", display_name, time_zone, day_start_minutes,
            week_start, number_format, date_format, units, currency::text as "currency!", theme, skip_by_tap,
            question_marks, quick_add_marks, shortcuts, version
        from users
        where user_id = $1
        "#,
        owner.uuid()
    )
    .fetch_one(conn)
    .await?;
    let (display_name, preferences) = PreferencesRow {
        display_name: row.display_name,
        time_zone: row.time_zone,
        day_start_minutes: row.day_start_minutes,
        week_start: row.week_start,
        number_format: row.number_format,
        date_format: row.date_format,
        units: row.units,
        currency: row.currency,
        theme: row.theme,
        skip_by_tap: row.skip_by_tap,
        question_marks: row.question_marks,
        quick_add_marks: row.quick_add_marks,
        shortcuts: row.shortcuts,
    }
    .read()?;
    Ok(Profile {
        user_id: owner,
        email: row.email,
        email_verified: row.email_verified,
        display_name,
        preferences,
        version: row.version,
    })
}

/// The last day that was noted as active.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such row for this owner.
pub async fn last_active_day(conn: &mut PgConnection, owner: UserId) -> Result<Option<Date>, StoreError> {
    let query = sqlx::query_scalar!("select last_active_day from users where user_id = $1", owner.uuid());
    Ok(query.fetch_one(conn).await?.map(jiff_sqlx::Date::to_jiff))
}

/// Notes a day as active. Returns whether it is news: none so late was noted before.
///
/// # Errors
/// When the query fails.
pub async fn set_active_day(conn: &mut PgConnection, owner: UserId, day: Date) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        r#"
        update users
        set last_active_day = $2
        where user_id = $1 and (last_active_day is null or last_active_day < $2)
        "#,
        owner.uuid(),
        jiff_sqlx::Date::from(day) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Whether the account was made by `wellspring demo`.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such row for this owner.
pub async fn is_demo(conn: &mut PgConnection, owner: UserId) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar!("select is_demo from users where user_id = $1", owner.uuid()).fetch_one(conn).await?)
}

/// Whether nobody is told anything: the account is switched off, or its owner asked for its end.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such row for this owner.
pub async fn is_told_nothing(conn: &mut PgConnection, owner: UserId) -> Result<bool, StoreError> {
    let query = sqlx::query_scalar!(
        r#"
        select disabled_at is not null or erase_after is not null as "is_told_nothing!"
        from users
        where user_id = $1
        "#,
        owner.uuid()
    );
    Ok(query.fetch_one(conn).await?)
}

/// Changes the fields that the patch names and counts the change. Returns the new version.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such row for this owner.
pub async fn update(
    conn: &mut PgConnection,
    owner: UserId,
    patch: &PreferencesPatch,
    at: Timestamp,
) -> Result<i64, StoreError> {
    let version = sqlx::query_scalar!(
        r#"
        update users
        set display_name = coalesce($2, display_name), time_zone = coalesce($3, time_zone),
            day_start_minutes = coalesce($4, day_start_minutes), week_start = coalesce($5, week_start),
            number_format = coalesce($6, number_format), date_format = coalesce($7, date_format),
            units = coalesce($8, units), currency = coalesce($9, currency), theme = coalesce($10, theme),
            skip_by_tap = coalesce($11, skip_by_tap), question_marks = coalesce($12, question_marks),
            quick_add_marks = coalesce($13, quick_add_marks), shortcuts = coalesce($14, shortcuts),
            version = version + 1, updated_at = $15
        where user_id = $1
        returning version
        "#,
        owner.uuid(),
        patch.display_name.as_ref().map(DisplayName::as_str),
        patch.time_zone.as_ref().map(domain::identity::TimeZoneName::as_str),
        patch.day_start.map(day_start),
        patch.week_start.map(domain::identity::WeekStart::as_str),
        patch.number_format.map(domain::identity::NumberFormat::as_str),
        patch.date_format.map(domain::identity::DateFormat::as_str),
        patch.units.map(domain::identity::Units::as_str),
        patch.currency.as_ref().map(domain::identity::Currency::as_str) as Option<&str>,
        patch.theme.map(domain::identity::Theme::as_str),
        patch.skip_by_tap,
        patch.question_marks,
        patch.quick_add_marks.map(domain::tasks::quick_add::Marks::as_str),
        patch.shortcuts,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .fetch_one(conn)
    .await?;
    Ok(version)
}

/// Notes that the address was proved, if it still is the one that was proved. Returns the new version, or none when
/// there was nothing to note.
///
/// # Errors
/// When the query fails.
pub async fn set_email_verified(
    conn: &mut PgConnection,
    owner: UserId,
    email_canonical: &str,
    at: Timestamp,
) -> Result<Option<i64>, StoreError> {
    Ok(sqlx::query_scalar!(
        r#"
        update users
        set email_verified_at = $3, version = version + 1, updated_at = $3
        where user_id = $1 and email_canonical = $2 and email_verified_at is null
        returning version
        "#,
        owner.uuid(),
        email_canonical,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .fetch_optional(conn)
    .await?)
}

/// Switches an account off, or on again with none.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such row for this owner.
pub async fn set_disabled(
    conn: &mut PgConnection,
    owner: UserId,
    disabled_at: Option<Timestamp>,
    at: Timestamp,
) -> Result<(), StoreError> {
    let done = sqlx::query!(
        r#"
        update users
        set disabled_at = $2, updated_at = $3
        where user_id = $1
        "#,
        owner.uuid(),
        disabled_at.map(jiff_sqlx::Timestamp::from) as _,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    if done.rows_affected() == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// What a mail needs to know of the account behind an address.
#[derive(Debug, Clone)]
pub struct Addressee {
    /// Who.
    pub user_id: UserId,
    /// Address, as typed.
    pub email: String,
}

/// The enabled account of an address, before a caller is known.
///
/// # Errors
/// When the query fails.
pub async fn find_by_email(
    executor: impl PgExecutor<'_>,
    email_canonical: &str,
) -> Result<Option<Addressee>, StoreError> {
    let row = sqlx::query!(
        r#"
        select user_id as "user_id!: Uuid", email as "email!"
        from find_user_by_email($1)
        "#,
        email_canonical
    )
    .fetch_optional(executor)
    .await?;
    Ok(row.map(|row| Addressee { user_id: UserId(row.user_id), email: row.email }))
}

/// A day start as it is stored: 0 to 360 minutes always fit.
fn day_start(start: domain::time::DayStart) -> i16 {
    i16::try_from(start.minutes()).unwrap_or_default()
}
