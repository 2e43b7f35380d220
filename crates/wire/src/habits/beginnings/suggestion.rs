//! Suggested stacks, with every point explained.

use domain::{
    habits::{StackPair, StackSuggestion, SuggestionReason},
    ids::HabitId,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A pair of the caller's habits that could become a stack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StackSuggestionView {
    /// What is done first.
    pub anchor_habit_id: Uuid,
    /// Its name.
    pub anchor: String,
    /// What follows.
    pub follower_habit_id: Uuid,
    /// Its name.
    pub follower: String,
    /// The points of all reasons together, 1 to 100.
    pub score: u8,
    /// When it is usually done, as `HH:MM`.
    pub at_time: Option<String>,
    /// Where, if it is known.
    pub place: Option<String>,
    /// What speaks for it, never empty.
    pub reasons: Vec<SuggestionReasonView>,
}

/// One reason. The other fields belong to the type.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SuggestionReasonView {
    /// `close_in_time`, `same_place`, `shared_words` or `reliable_anchor`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What it adds to the score.
    pub points: u8,
    /// Of `close_in_time`: minutes between the two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap_minutes: Option<u16>,
    /// Of `same_place`: the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Of `shared_words`: the words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Vec<String>>,
    /// Of `reliable_anchor`: what was met in the last 30 days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<u8>,
}

impl From<SuggestionReason> for SuggestionReasonView {
    fn from(reason: SuggestionReason) -> Self {
        let view = |kind: &str| Self { kind: kind.to_owned(), points: reason.points(), ..Self::default() };
        match &reason {
            SuggestionReason::CloseInTime { gap_minutes, .. } => {
                Self { gap_minutes: Some(*gap_minutes), ..view("close_in_time") }
            }
            SuggestionReason::SamePlace { place, .. } => Self { place: Some(place.clone()), ..view("same_place") },
            SuggestionReason::SharedWords { words, .. } => Self { words: Some(words.clone()), ..view("shared_words") },
            SuggestionReason::ReliableAnchor { percent, .. } => {
                Self { percent: Some(*percent), ..view("reliable_anchor") }
            }
        }
    }
}

impl From<StackSuggestion> for StackSuggestionView {
    fn from(found: StackSuggestion) -> Self {
        Self {
            anchor_habit_id: found.pair.anchor.uuid(),
            anchor: found.anchor,
            follower_habit_id: found.pair.follower.uuid(),
            follower: found.follower,
            score: found.score,
            at_time: found.minute.map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60)),
            place: found.place,
            reasons: found.reasons.into_iter().map(Into::into).collect(),
        }
    }
}

/// A pair that is not to be suggested again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DismissalBody {
    /// What would be done first.
    pub anchor_habit_id: Uuid,
    /// What would follow.
    pub follower_habit_id: Uuid,
}

impl From<DismissalBody> for StackPair {
    fn from(body: DismissalBody) -> Self {
        Self { anchor: HabitId(body.anchor_habit_id), follower: HabitId(body.follower_habit_id) }
    }
}
