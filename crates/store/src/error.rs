//! What a query can fail with. Callers match on meaning; the cause stays in the chain for the log.

/// A failed query.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No such row for this owner.
    #[error("not found")]
    NotFound,
    /// A named constraint refused the row.
    #[error("constraint {0} refused the row")]
    Conflict(String),
    /// A stored value that the types do not allow.
    #[error("{table}.{column} holds a value that cannot be read")]
    Corrupt { table: &'static str, column: &'static str },
    /// No connection in time, or the server went away.
    #[error("the database is not available")]
    Unavailable(#[source] sqlx::Error),
    /// Anything else.
    #[error("a query failed")]
    Query(#[source] sqlx::Error),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::RowNotFound => Self::NotFound,
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed => {
                Self::Unavailable(error)
            }
            sqlx::Error::Database(ref cause) => match (cause.constraint(), cause.code().as_deref()) {
                (Some(name), Some("23505" | "23503" | "23514" | "23P01")) => Self::Conflict(name.to_owned()),
                // Shutting down, starting up, connection lost, too many connections; a lock that is held for longer
                // than somebody waits, as by an import of theirs.
                (_, Some(code))
                    if code.starts_with("57P0") || code.starts_with("08") || code == "53300" || code == "55P03" =>
                {
                    Self::Unavailable(error)
                }
                _ => Self::Query(error),
            },
            other => Self::Query(other),
        }
    }
}

/// The name of the constraint that refused a row, if that is what happened.
#[must_use]
pub fn constraint(error: &StoreError) -> Option<&str> {
    match error {
        StoreError::Conflict(name) => Some(name),
        _ => None,
    }
}
