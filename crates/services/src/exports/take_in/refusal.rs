//! An archive comes from anywhere: what the database or the types refuse of it is a fault of the archive, not of ours.

use formats::{ReadError, Refusal};
use store::StoreError;

use crate::ServiceError;

/// A file that is no archive, is cut off, or says other things of itself than it holds.
pub(super) const fn damaged() -> ServiceError {
    ServiceError::refused(422, "archive_damaged")
}

/// A file of a version that this program does not know.
pub(super) const fn newer() -> ServiceError {
    ServiceError::refused(422, "archive_newer")
}

/// More of something than is taken.
pub(super) const fn too_large() -> ServiceError {
    ServiceError::refused(413, "payload_too_large")
}

/// What the reader of archives refuses.
pub(super) fn unread(error: &ReadError) -> ServiceError {
    match error.refusal {
        Refusal::FileTooLarge
        | Refusal::UnpackedTooLarge
        | Refusal::TooManyFiles
        | Refusal::LineTooLong
        | Refusal::TooManyRows => too_large(),
        _ => damaged(),
    }
}

/// What the database refuses.
pub(super) fn refused(error: StoreError) -> ServiceError {
    match error {
        StoreError::Conflict(constraint) => {
            tracing::debug!(constraint, "a row of an archive was refused");
            // Checks of one column end so: what they refuse is a value, whatever else is here.
            if constraint.ends_with("_check") { damaged() } else { ServiceError::refused(409, "archive_conflicts") }
        }
        StoreError::Corrupt { table, column } => {
            tracing::debug!(table, column, "a value of an archive cannot be read");
            damaged()
        }
        StoreError::Query(cause) if is_about_values(&cause) => {
            // Its code alone: its words quote what somebody wrote.
            let code = cause.as_database_error().and_then(|error| error.code());
            tracing::debug!(code = code.as_deref(), "a row of an archive cannot be stored");
            damaged()
        }
        other => other.into(),
    }
}

/// The same for what has been through a use case.
pub(super) fn refused_within(error: ServiceError) -> ServiceError {
    match error {
        ServiceError::Internal(cause) => match cause.downcast::<StoreError>() {
            Ok(error) => refused(error),
            Err(cause) => ServiceError::Internal(cause),
        },
        other => other,
    }
}

/// Data exceptions and broken constraints (classes 22 and 23 of the standard), and values that no type can hold.
fn is_about_values(error: &sqlx::Error) -> bool {
    if matches!(error, sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_)) {
        return true;
    }
    let code = error.as_database_error().and_then(|error| error.code());
    code.is_some_and(|code| code.starts_with("22") || code.starts_with("23"))
}
