//! `Idempotency-Key`: a request that may come twice.

use axum::{extract::FromRequestParts, http::request::Parts};
use domain::problem::{FieldError, Problem};
use services::IdempotencyKey;

use super::ApiError;

const HEADER: &str = "idempotency-key";

/// The key of a request, if it has one.
pub struct RepeatKey(pub Option<IdempotencyKey>);

impl<S: Send + Sync> FromRequestParts<S> for RepeatKey {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        let Some(value) = parts.headers.get(HEADER) else { return Ok(Self(None)) };
        let key = value.to_str().map_err(|_| "control_character").and_then(IdempotencyKey::parse);
        key.map(|key| Self(Some(key)))
            .map_err(|code| ApiError(Problem::invalid(vec![FieldError::new("Idempotency-Key", code)])))
    }
}
