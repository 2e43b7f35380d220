//! The end of an account.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A wish for the end of the account, by somebody who knows its password.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DeletionBody {
    /// The password in use.
    #[cfg_attr(feature = "openapi", schema(min_length = 1))]
    pub password: String,
}

/// When the account ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeletionView {
    /// When that was asked for.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub asked_at: Timestamp,
    /// From when on everything is erased; until then `POST /auth/come-back` takes it back.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub erase_after: Timestamp,
}
