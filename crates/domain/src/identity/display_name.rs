//! The name a person wants to be called by.

use serde::{Deserialize, Serialize};

/// One to 80 characters without control characters, trimmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DisplayName(String);

impl DisplayName {
    /// # Errors
    /// `required`, `too_long` (over 80 characters) or `control_character`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        crate::habits::text_field(text, 80).map(Self)
    }

    /// The name as given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for DisplayName {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<DisplayName> for String {
    fn from(name: DisplayName) -> Self {
        name.0
    }
}
