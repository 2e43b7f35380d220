//! Whether a person is glad of a habit. It colours words and suggestions and changes no figure.

use serde::{Deserialize, Serialize};

/// How the owner feels about a habit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// To be kept.
    #[default]
    Good,
    /// Neither.
    Neutral,
    /// To be rid of.
    Bad,
}

impl Tone {
    /// The stored and transmitted word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Neutral => "neutral",
            Self::Bad => "bad",
        }
    }

    /// # Errors
    /// `unknown_choice`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        match text {
            "good" => Ok(Self::Good),
            "neutral" => Ok(Self::Neutral),
            "bad" => Ok(Self::Bad),
            _ => Err("unknown_choice"),
        }
    }
}
