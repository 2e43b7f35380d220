//! One thing that was looked at.

use std::fmt;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum Finding {
    /// As it should be.
    Good(String),
    /// Works, but the operator should know.
    Note(String),
    /// Keeps Wellspring from working.
    Problem(String),
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, text) = match self {
            Self::Good(text) => ("good", text),
            Self::Note(text) => ("note", text),
            Self::Problem(text) => ("problem", text),
        };
        write!(formatter, "{word:<8} {text}")
    }
}
