//! Why a pair was suggested, point by point.

use serde::{Deserialize, Serialize};

/// One reason and what it is worth. Together a pair has at most 100 points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum SuggestionReason {
    /// Both are usually done within an hour: 1 to 40 points, more the closer.
    CloseInTime {
        /// Minutes between them, 0 to 59.
        gap_minutes: u16,
        /// What that is worth.
        points: u8,
    },
    /// Both are done in the same place: 25 points.
    SamePlace {
        /// As it is written at the anchor.
        place: String,
        /// What that is worth.
        points: u8,
    },
    /// Their identities share words: 10 points for one, 20 for more.
    SharedWords {
        /// In the order of the alphabet.
        words: Vec<String>,
        /// What that is worth.
        points: u8,
    },
    /// The anchor is kept: up to 15 points.
    ReliableAnchor {
        /// Met obligations of the last 30 days, in whole percents.
        percent: u8,
        /// What that is worth.
        points: u8,
    },
}

impl SuggestionReason {
    /// What it adds to the score.
    #[must_use]
    pub const fn points(&self) -> u8 {
        match self {
            Self::CloseInTime { points, .. }
            | Self::SamePlace { points, .. }
            | Self::SharedWords { points, .. }
            | Self::ReliableAnchor { points, .. } => *points,
        }
    }

    /// Whether it speaks for the two together. That a habit is kept well alone ties nothing to it.
    #[must_use]
    pub const fn joins(&self) -> bool {
        !matches!(self, Self::ReliableAnchor { .. })
    }
}
