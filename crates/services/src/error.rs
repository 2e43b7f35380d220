//! What a use case can refuse or fail with, and how that travels.

use domain::problem::{FieldError, Problem};
use store::StoreError;

/// A refused or failed use case.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// 422: fields were refused.
    #[error("invalid input")]
    Invalid(Vec<FieldError>),
    /// Any other refusal with its status and code.
    #[error("refused: {code}")]
    Refused {
        /// HTTP status, 400 to 499.
        status: u16,
        /// Stable code.
        code: &'static str,
    },
    /// 404: absent, or someone else's.
    #[error("not found")]
    NotFound,
    /// 429: too many attempts.
    #[error("too many attempts")]
    RateLimited {
        /// Seconds to wait.
        retry_after: u32,
    },
    /// 503: no connection in time.
    #[error("not available")]
    Unavailable(#[source] anyhow::Error),
    /// 500: a defect.
    #[error("internal error")]
    Internal(#[source] anyhow::Error),
}

impl ServiceError {
    /// 422 with one refused field.
    #[must_use]
    pub fn field(field: impl Into<String>, code: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldError::new(field, code)])
    }

    /// A refusal by code.
    #[must_use]
    pub const fn refused(status: u16, code: &'static str) -> Self {
        Self::Refused { status, code }
    }

    /// How it travels. The cause stays here: log it with the trace id before calling this.
    #[must_use]
    pub fn to_problem(&self) -> Problem {
        match self {
            Self::Invalid(errors) => Problem::invalid(errors.clone()),
            Self::Refused { status, code } => Problem::new(*status, *code),
            Self::NotFound => Problem::not_found(),
            Self::RateLimited { retry_after } => {
                Problem { retry_after: Some(*retry_after), ..Problem::new(429, "rate_limited") }
            }
            Self::Unavailable(_) => Problem { retry_after: Some(5), ..Problem::new(503, "unavailable") },
            Self::Internal(_) => Problem::new(500, "internal"),
        }
    }

    /// The error and its causes in one line, for the log.
    #[must_use]
    pub fn causes(&self) -> String {
        let mut text = self.to_string();
        let mut next = std::error::Error::source(self);
        while let Some(cause) = next {
            text.push_str(": ");
            text.push_str(&cause.to_string());
            next = cause.source();
        }
        text
    }

    /// Whether the cause belongs in the log as a fault of ours.
    #[must_use]
    pub const fn is_fault(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Internal(_))
    }
}

impl From<StoreError> for ServiceError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound,
            StoreError::Unavailable(_) => Self::Unavailable(error.into()),
            other => Self::Internal(other.into()),
        }
    }
}

impl From<sqlx::Error> for ServiceError {
    fn from(error: sqlx::Error) -> Self {
        StoreError::from(error).into()
    }
}

impl From<Vec<FieldError>> for ServiceError {
    fn from(errors: Vec<FieldError>) -> Self {
        Self::Invalid(errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_names_every_cause_and_an_answer_none() {
        let fault = ServiceError::Internal(anyhow::anyhow!("no such column").context("the query failed"));
        assert_eq!(fault.causes(), "internal error: the query failed: no such column");
        assert_eq!(fault.to_problem().code, "internal");
        assert_eq!(ServiceError::NotFound.causes(), "not found");
    }
}
