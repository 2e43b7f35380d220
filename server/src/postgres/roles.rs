//! The roles without log-in that the pools take. Made by who migrates; where that account may not, the operator gets
//! the statements to run.

use anyhow::Context;
use sqlx::{AssertSqlSafe, PgPool};

const ROLES: [&str; 2] = ["wellspring_app", "wellspring_worker"];

/// Statements that an administrator of the server has to run first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingRoles {
    /// SQL, one statement a line.
    pub statements: Vec<String>,
}

/// Makes the roles and lets the current account take them.
///
/// # Errors
/// When the server fails. An account without the right to make roles is not an error: the statements come back.
pub async fn ensure_roles(pool: &PgPool) -> anyhow::Result<Option<MissingRoles>> {
    let mut missing = Vec::new();
    for role in ROLES {
        let statements = [
            (exists(pool, role).await?, format!("create role {role} nologin")),
            (may_take(pool, role).await?, format!("grant {role} to {}", quoted_current_user(pool).await?)),
        ];
        for (is_done, statement) in statements {
            if !is_done && let Err(error) = sqlx::raw_sql(AssertSqlSafe(statement.clone())).execute(pool).await {
                if !is_refusal(&error) {
                    return Err(error).context("could not make the roles");
                }
                missing.push(format!("{statement};"));
            }
        }
    }
    Ok((!missing.is_empty()).then_some(MissingRoles { statements: missing }))
}

async fn exists(pool: &PgPool, role: &str) -> sqlx::Result<bool> {
    let query = sqlx::query_scalar("select exists (select from pg_roles where rolname = $1)");
    query.bind(role).fetch_one(pool).await
}

/// A superuser may take every role; others must be members.
async fn may_take(pool: &PgPool, role: &str) -> sqlx::Result<bool> {
    let query = sqlx::query_scalar(
        "select (select rolsuper from pg_roles where rolname = current_user)
             or exists (select from pg_roles where rolname = $1 and pg_has_role(current_user, oid, 'usage'))",
    );
    query.bind(role).fetch_one(pool).await
}

async fn quoted_current_user(pool: &PgPool) -> sqlx::Result<String> {
    sqlx::query_scalar("select quote_ident(current_user)").fetch_one(pool).await
}

/// Insufficient privilege, or a role that the statement before could not make.
fn is_refusal(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|cause| cause.code());
    matches!(code.as_deref(), Some("42501" | "42704"))
}
