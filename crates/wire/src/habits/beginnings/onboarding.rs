//! What was answered so far, and the answers as clients send them.

use domain::{
    habits::{AuditLine, Onboarding, Tone},
    problem::FieldError,
};
use serde::{Deserialize, Serialize};

/// What was answered so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OnboardingView {
    /// The step to show next: `audit`, `categorize`, `identity`, `suggestions` or `done`.
    pub step: String,
    /// What the caller does already, in their order.
    pub lines: Vec<AuditLineView>,
    /// Who they want to be.
    pub statement: Option<String>,
    /// Slug of the starter stack that led to the account.
    pub starter: Option<String>,
}

/// Something that the caller does already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditLineView {
    /// One to 120 characters.
    pub text: String,
    /// `good`, `neutral` or `bad`; null until they said.
    pub tone: Option<String>,
}

impl From<AuditLine> for AuditLineView {
    fn from(line: AuditLine) -> Self {
        Self { text: line.text, tone: line.tone.map(|tone| tone.as_str().to_owned()) }
    }
}

impl From<Onboarding> for OnboardingView {
    fn from(answers: Onboarding) -> Self {
        Self {
            step: answers.step.as_str().to_owned(),
            lines: answers.lines.into_iter().map(Into::into).collect(),
            statement: answers.statement,
            starter: answers.starter,
        }
    }
}

/// What the caller does already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AuditBody {
    /// At most 12, each up to 120 characters. Blank ones are left out, repeated ones kept once.
    pub lines: Vec<String>,
}

/// How the caller feels about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CategorizeBody {
    /// `good`, `neutral`, `bad` or null, in the order of the lines; no more than there are lines.
    pub tones: Vec<Option<String>>,
}

impl CategorizeBody {
    /// The tones.
    ///
    /// # Errors
    /// `tones[n]`: `unknown_choice`.
    pub fn into_tones(self) -> Result<Vec<Option<Tone>>, Vec<FieldError>> {
        let read = |(at, tone): (usize, Option<String>)| {
            let tone = tone.map(|tone| Tone::parse(&tone)).transpose();
            tone.map_err(|code| vec![FieldError::new(format!("tones[{at}]"), code)])
        };
        self.tones.into_iter().enumerate().map(read).collect()
    }
}

/// Who the caller wants to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StatementBody {
    /// At most 200 characters, such as "a person who moves every day"; blank leaves it out.
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub statement: String,
}
