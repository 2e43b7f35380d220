//! What went wrong, as codes. The sentence for each code lives in one place of the UI, never here.

use serde::{Deserialize, Serialize};

/// An error as it travels: to REST clients, to server functions, to the offline queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// HTTP status, 400 to 599.
    pub status: u16,
    /// Stable snake_case code, for example `not_found`.
    pub code: String,
    /// One entry for each refused field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// Seconds to wait, with 429 and 503.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
    /// Names the log line; shown to the user with an unexpected error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace_id: Option<String>,
}

/// A field that was refused and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// Path in the request, for example `schedule.days`.
    pub field: String,
    /// Stable snake_case code, for example `too_long`.
    pub code: String,
}

impl FieldError {
    /// A refused field.
    #[must_use]
    pub fn new(field: impl Into<String>, code: impl Into<String>) -> Self {
        Self { field: field.into(), code: code.into() }
    }
}

impl Problem {
    /// A problem without fields.
    #[must_use]
    pub fn new(status: u16, code: impl Into<String>) -> Self {
        Self { status, code: code.into(), errors: Vec::new(), retry_after: None, trace_id: None }
    }

    /// 422 `invalid` with the refused fields.
    #[must_use]
    pub fn invalid(errors: Vec<FieldError>) -> Self {
        Self { errors, ..Self::new(422, "invalid") }
    }

    /// 404 `not_found`: absent, or someone else's.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(404, "not_found")
    }

    /// The code of the first error of `field`, if it was refused.
    #[must_use]
    pub fn field(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|e| e.field == field).map(|e| e.code.as_str())
    }
}
