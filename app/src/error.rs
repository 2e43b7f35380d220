//! What a server function can fail with. Codes only: a sentence in an answer or a link could be forged.

use domain::problem::{FieldError, Problem};
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

use crate::json::ByValue;

/// A [`Problem`] on its way from a server function to a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppError(pub Problem);

impl AppError {
    /// One refused field.
    #[must_use]
    pub fn field(field: &str, code: &str) -> Self {
        Self(Problem::invalid(vec![FieldError::new(field, code)]))
    }

    /// Absent, or someone else's.
    #[must_use]
    pub fn not_found() -> Self {
        Self(Problem::not_found())
    }

    /// Nobody is signed in.
    #[must_use]
    pub fn signed_out() -> Self {
        Self(Problem::new(401, "signed_out"))
    }

    /// Whether the server could not be reached at all.
    #[must_use]
    pub fn is_network(&self) -> bool {
        self.0.code == "network"
    }
}

impl From<Vec<FieldError>> for AppError {
    fn from(errors: Vec<FieldError>) -> Self {
        Self(Problem::invalid(errors))
    }
}

impl From<FieldError> for AppError {
    fn from(error: FieldError) -> Self {
        vec![error].into()
    }
}

impl core::fmt::Display for AppError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0.code)
    }
}

impl FromServerFnError for AppError {
    type Encoder = ByValue;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        let (status, code) = match error {
            ServerFnErrorErr::Request(_) => (503, "network"),
            ServerFnErrorErr::Deserialization(_) | ServerFnErrorErr::Response(_) => (409, "outdated_client"),
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => (400, "bad_input"),
            _ => (500, "internal"),
        };
        Self(Problem::new(status, code))
    }
}
