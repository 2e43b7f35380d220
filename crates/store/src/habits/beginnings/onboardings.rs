//! The first minutes of an account.

use domain::{
    habits::{AuditLine, Onboarding, OnboardingStep},
    ids::UserId,
};
use jiff::Timestamp;
use serde_json::{Value, json};
use sqlx::PgConnection;

use crate::StoreError;

const fn corrupt(column: &'static str) -> StoreError {
    StoreError::Corrupt { table: "onboardings", column }
}

struct OnboardingRow {
    step: String,
    lines: Value,
    statement: Option<String>,
    starter: Option<String>,
}

impl OnboardingRow {
    fn read(self) -> Result<Onboarding, StoreError> {
        let lines: Vec<AuditLine> = serde_json::from_value(self.lines).map_err(|_| corrupt("lines"))?;
        let step = OnboardingStep::parse(&self.step).map_err(|_| corrupt("step"))?;
        Ok(Onboarding { step, lines, statement: self.statement, starter: self.starter })
    }
}

/// What was answered so far; none before the first answer.
///
/// # Errors
/// When the query fails or a stored value cannot be read.
pub async fn find_onboarding(conn: &mut PgConnection, user: UserId) -> Result<Option<Onboarding>, StoreError> {
    let row = sqlx::query_as!(
        OnboardingRow,
        "select step, lines, statement, starter from onboardings where user_id = $1",
        user.uuid()
    )
    .fetch_optional(conn)
    .await?;
    row.map(OnboardingRow::read).transpose()
}

/// Keeps the answers in place of those before.
///
/// # Errors
/// When the query fails.
pub async fn save_onboarding(
    conn: &mut PgConnection,
    user: UserId,
    answers: &Onboarding,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        "
        insert into onboardings (user_id, step, lines, statement, starter, updated_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (user_id) do update
        set step = excluded.step,
            lines = excluded.lines,
            statement = excluded.statement,
            starter = excluded.starter,
            updated_at = excluded.updated_at
        ",
        user.uuid(),
        answers.step.as_str(),
        json!(answers.lines),
        answers.statement.as_deref(),
        answers.starter.as_deref(),
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}
