//! The version that a change was made from. A person who edits what somebody else has changed meanwhile is told, instead
//! of taking the other change back unseen.

use crate::ServiceError;

/// Which versions of a document a change is meant for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ExpectedVersion {
    /// Whichever there is.
    #[default]
    Any,
    /// One of these.
    OneOf(Vec<i64>),
}

impl ExpectedVersion {
    /// Compares with the version that is there.
    ///
    /// # Errors
    /// 412 `version_mismatch`.
    pub fn check(&self, version: i64) -> Result<(), ServiceError> {
        match self {
            Self::OneOf(versions) if !versions.contains(&version) => {
                Err(ServiceError::refused(412, "version_mismatch"))
            }
            _ => Ok(()),
        }
    }
}
