//! What the old app says of a habit, so that a person sees the figures that they know beside ours.

use serde::{Deserialize, Serialize};

/// Figures by the old app's rule, up to the chosen today. What its rule does not have, or is not known of it, is none.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct TheirFigures {
    /// The run that lasts until today or yesterday, in days.
    pub streak: Option<u32>,
    /// The longest run, in days.
    pub best_streak: Option<u32>,
    /// The score of today, from 0 to 1.
    pub score: Option<f64>,
    /// Days of the lasting run that nobody ticked and the app counts all the same.
    pub implied_days: u32,
    /// Days of the lasting run that were skipped and that the app counts all the same.
    pub skipped_days: u32,
}
