//! Ids of a client's making. UUIDv7 begins with the time, so that rows made together stand together in the indexes.

use domain::{
    ids::is_uuid_v7,
    problem::{FieldError, Problem},
};
use uuid::Uuid;

use super::ApiError;

/// An id as it is, if it is one.
///
/// # Errors
/// 422 `not_uuid_v7` by field.
pub fn chosen_id(field: &str, id: Uuid) -> Result<Uuid, ApiError> {
    if is_uuid_v7(id) { Ok(id) } else { Err(ApiError(Problem::invalid(vec![FieldError::new(field, "not_uuid_v7")]))) }
}
