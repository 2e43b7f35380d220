//! Who a cookie, an access token or a personal access token belongs to. Asked before a caller is known, through
//! functions that return one row and nothing else (decision 13).

use domain::{
    identity::{DisplayName, Preferences},
    ids::{AccessTokenId, SessionId, UserId},
};
use jiff::Timestamp;
use sqlx::PgExecutor;
use uuid::Uuid;

use super::preferences_row::PreferencesRow;
use crate::StoreError;

/// The owner of a live session.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Who.
    pub user_id: UserId,
    /// Through which session.
    pub session_id: SessionId,
    /// When the session was last noted as used.
    pub last_seen_at: Timestamp,
    /// Address, as typed.
    pub email: String,
    /// Whether the address was proved.
    pub email_verified: bool,
    /// Name to be called by.
    pub display_name: DisplayName,
    /// How things are shown.
    pub preferences: Preferences,
}

/// The owner of a personal access token.
#[derive(Debug, Clone)]
pub struct TokenCaller {
    /// Who.
    pub user_id: UserId,
    /// Which token.
    pub access_token_id: AccessTokenId,
    /// Stored scope words.
    pub scopes: Vec<String>,
    /// When the token was last noted as used.
    pub last_used_at: Option<Timestamp>,
    /// Address, as typed.
    pub email: String,
    /// Whether the address was proved.
    pub email_verified: bool,
    /// Name to be called by.
    pub display_name: DisplayName,
    /// How things are shown.
    pub preferences: Preferences,
}

struct CallerRow {
    user_id: Uuid,
    session_id: Uuid,
    last_seen_at: jiff_sqlx::Timestamp,
    email: String,
    email_verified: bool,
    display_name: String,
    time_zone: String,
    day_start_minutes: i16,
    week_start: String,
    number_format: String,
    date_format: String,
    units: String,
    currency: String,
    theme: String,
    skip_by_tap: bool,
    question_marks: bool,
    quick_add_marks: String,
    shortcuts: bool,
}

impl CallerRow {
    fn read(self) -> Result<Caller, StoreError> {
        let (display_name, preferences) = PreferencesRow {
            display_name: self.display_name,
            time_zone: self.time_zone,
            day_start_minutes: self.day_start_minutes,
            week_start: self.week_start,
            number_format: self.number_format,
            date_format: self.date_format,
            units: self.units,
            currency: self.currency,
            theme: self.theme,
            skip_by_tap: self.skip_by_tap,
            question_marks: self.question_marks,
            quick_add_marks: self.quick_add_marks,
            shortcuts: self.shortcuts,
        }
        .read()?;
        Ok(Caller {
            user_id: UserId(self.user_id),
            session_id: SessionId(self.session_id),
            last_seen_at: self.last_seen_at.to_jiff(),
            email: self.email,
            email_verified: self.email_verified,
            display_name,
            preferences,
        })
    }
}

struct TokenCallerRow {
    user_id: Uuid,
    access_token_id: Uuid,
    scopes: Vec<String>,
    last_used_at: Option<jiff_sqlx::Timestamp>,
    email: String,
    email_verified: bool,
    display_name: String,
    time_zone: String,
    day_start_minutes: i16,
    week_start: String,
    number_format: String,
    date_format: String,
    units: String,
    currency: String,
    theme: String,
    skip_by_tap: bool,
    question_marks: bool,
    quick_add_marks: String,
    shortcuts: bool,
}

impl TokenCallerRow {
    fn read(self) -> Result<TokenCaller, StoreError> {
        let (display_name, preferences) = PreferencesRow {
            display_name: self.display_name,
            time_zone: self.time_zone,
            day_start_minutes: self.day_start_minutes,
            week_start: self.week_start,
            number_format: self.number_format,
            date_format: self.date_format,
            units: self.units,
            currency: self.currency,
            theme: self.theme,
            skip_by_tap: self.skip_by_tap,
            question_marks: self.question_marks,
            quick_add_marks: self.quick_add_marks,
            shortcuts: self.shortcuts,
        }
        .read()?;
        Ok(TokenCaller {
            user_id: UserId(self.user_id),
            access_token_id: AccessTokenId(self.access_token_id),
            scopes: self.scopes,
            last_used_at: self.last_used_at.map(jiff_sqlx::Timestamp::to_jiff),
            email: self.email,
            email_verified: self.email_verified,
            display_name,
            preferences,
        })
    }
}

/// What is told of every caller, with columns of its own and where it is asked. A macro, because the columns stand in
/// the text of a statement.
macro_rules! select_caller {
    ($row:ident, $own:tt, $from:tt, $($arguments:tt)*) => {
        sqlx::query_as!(
            $row,
            r#"
            select user_id as "user_id!", email as "email!", email_verified as "email_verified!",
                display_name as "display_name!", time_zone as "time_zone!", day_start_minutes as "day_start_minutes!",
                week_start as "week_start!", number_format as "number_format!", date_format as "date_format!",
                units as "units!", currency as "currency!", theme as "theme!", skip_by_tap as "skip_by_tap!",
                question_marks as "question_marks!", quick_add_marks as "quick_add_marks!",
                shortcuts as "shortcuts!", "# + $own + " from " + $from,
            $($arguments)*
        )
    };
}

/// The same for sessions.
macro_rules! select_session_caller {
    ($from:tt, $($arguments:tt)*) => {
        select_caller!(
            CallerRow,
            r#"session_id as "session_id!", last_seen_at as "last_seen_at!""#,
            $from,
            $($arguments)*
        )
    };
}

/// The owner of a cookie, by the hash of its value.
///
/// # Errors
/// When the query fails.
pub async fn by_cookie(
    executor: impl PgExecutor<'_>,
    token_hash: &[u8],
    now: Timestamp,
) -> Result<Option<Caller>, StoreError> {
    let now = jiff_sqlx::Timestamp::from(now);
    let query = select_session_caller!("find_session($1, $2)", token_hash, now as _);
    query.fetch_optional(executor).await?.map(CallerRow::read).transpose()
}

/// The owner of the session that an access token names.
///
/// # Errors
/// When the query fails.
pub async fn by_session(
    executor: impl PgExecutor<'_>,
    owner: UserId,
    session: SessionId,
    now: Timestamp,
) -> Result<Option<Caller>, StoreError> {
    let now = jiff_sqlx::Timestamp::from(now);
    let query = select_session_caller!("find_session_by_id($1, $2, $3)", owner.uuid(), session.uuid(), now as _);
    query.fetch_optional(executor).await?.map(CallerRow::read).transpose()
}

/// The owner of a personal access token, by the token's hash.
///
/// # Errors
/// When the query fails.
pub async fn by_access_token(
    executor: impl PgExecutor<'_>,
    token_hash: &[u8],
    now: Timestamp,
) -> Result<Option<TokenCaller>, StoreError> {
    let now = jiff_sqlx::Timestamp::from(now);
    let query = select_caller!(
        TokenCallerRow,
        r#"access_token_id as "access_token_id!", scopes as "scopes!", last_used_at"#,
        "find_access_token($1, $2)",
        token_hash,
        now as _
    );
    query.fetch_optional(executor).await?.map(TokenCallerRow::read).transpose()
}
