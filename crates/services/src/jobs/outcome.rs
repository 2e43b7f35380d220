//! What came of a try.

use jiff::SignedDuration;

use crate::ServiceError;

/// What came of a try. Codes are for the operator: they name a reason and never repeat an answer of another server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was done, or there is nothing left to do.
    Done,
    /// Worth another try.
    Retry {
        /// Why it came to nothing.
        code: &'static str,
        /// How long to wait, where the other side said so; at most a day. None waits longer from try to try.
        after: Option<SignedDuration>,
    },
    /// Not worth another try, and why.
    Dead(&'static str),
}

impl Outcome {
    /// What a failed handler comes to: faults may pass, refusals stay.
    pub(super) fn of_error(error: &ServiceError) -> Self {
        match error {
            ServiceError::Unavailable(_) => Self::Retry { code: "unavailable", after: None },
            ServiceError::Internal(_) => Self::Retry { code: "internal", after: None },
            ServiceError::RateLimited { retry_after } => {
                let after = SignedDuration::from_secs(i64::from(*retry_after));
                Self::Retry { code: "rate_limited", after: Some(after) }
            }
            ServiceError::NotFound => Self::Dead("not_found"),
            ServiceError::Invalid(_) => Self::Dead("invalid"),
            ServiceError::Refused { code, .. } => Self::Dead(code),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_tried_again_and_refusals_are_not() {
        let fault = ServiceError::Internal(anyhow::anyhow!("no such column"));
        assert_eq!(Outcome::of_error(&fault), Outcome::Retry { code: "internal", after: None });
        let told = Outcome::of_error(&ServiceError::RateLimited { retry_after: 7 });
        assert_eq!(told, Outcome::Retry { code: "rate_limited", after: Some(SignedDuration::from_secs(7)) });
        assert_eq!(Outcome::of_error(&ServiceError::NotFound), Outcome::Dead("not_found"));
        assert_eq!(Outcome::of_error(&ServiceError::refused(409, "taken")), Outcome::Dead("taken"));
    }
}
