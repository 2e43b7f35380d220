//! The version that a change was made from. A person who edits what was changed meanwhile is told, instead of taking
//! the other change back unseen.

use crate::ServiceError;

/// Which versions of a document a change is meant for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ExpectedVersion {
    /// Whichever there is.
    #[default]
    Any,
    /// One of these, as a program asks by `If-Match`.
    OneOf(Vec<i64>),
    /// The one that a form was filled with: whoever reads the refusal may save again.
    Seen(i64),
}

impl ExpectedVersion {
    /// Compares with the version that is there.
    ///
    /// # Errors
    /// 412 `version_mismatch`, for a form 409 `changed_elsewhere`.
    pub fn check(&self, version: i64) -> Result<(), ServiceError> {
        match self {
            Self::OneOf(versions) if !versions.contains(&version) => {
                Err(ServiceError::refused(412, "version_mismatch"))
            }
            Self::Seen(seen) if *seen != version => Err(ServiceError::refused(409, "changed_elsewhere")),
            _ => Ok(()),
        }
    }
}
