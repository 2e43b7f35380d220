//! What a file leaves open: asked once for the whole file, beside the preview.

use serde::{Deserialize, Serialize};

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionAbout {
    /// Whether a week is any seven days or one of the calendar: [`crate::Choices::weeks`].
    Weeks,
    /// Whether the day or the month stands first: [`crate::Choices::date_order`].
    DateOrder,
    /// In which zone instants become days: [`crate::Choices::time_zone`].
    TimeZone,
}

impl QuestionAbout {
    /// The stored and transmitted word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Weeks => "weeks",
            Self::DateOrder => "date_order",
            Self::TimeZone => "time_zone",
        }
    }
}

/// A question with what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What is asked.
    pub about: QuestionAbout,
    /// How many habits, rows or instants hang on it.
    pub count: usize,
    /// Up to three of them in words of the file, each at most 80 characters.
    pub examples: Vec<String>,
}
