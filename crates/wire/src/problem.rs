//! `application/problem+json` (RFC 9457) with a code for machines and one for each refused field.

use domain::problem::Problem;
use serde::{Deserialize, Serialize};

/// A refusal or failure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProblemView {
    /// Where the code is explained: `/api/docs#problem-<code>`.
    pub r#type: String,
    /// A short English title.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// Stable code, for example `not_found`.
    pub code: String,
    /// An English sentence, for people who read logs.
    pub detail: String,
    /// One for each refused field.
    pub errors: Vec<FieldErrorView>,
    /// Names the line in the server's log.
    pub trace_id: Option<String>,
}

/// A refused field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldErrorView {
    /// Path in the request, for example `schedule.days`.
    pub field: String,
    /// Stable code, for example `too_long`.
    pub code: String,
}

impl ProblemView {
    /// From the problem and its sentences.
    #[must_use]
    pub fn new(problem: &Problem, title: &str, detail: &str) -> Self {
        Self {
            r#type: format!("/api/docs#problem-{}", problem.code),
            title: title.to_owned(),
            status: problem.status,
            code: problem.code.clone(),
            detail: detail.to_owned(),
            errors: problem
                .errors
                .iter()
                .map(|e| FieldErrorView { field: e.field.clone(), code: e.code.clone() })
                .collect(),
            trace_id: problem.trace_id.clone(),
        }
    }
}
