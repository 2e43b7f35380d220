//! Starter stacks as the onboarding offers them, and what is taken of one.

use domain::habits::starter_stacks::{StarterCue, StarterHabit, StarterMatch};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::StackSuggestionView;

/// What to begin with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OnboardingSuggestionsView {
    /// The step to show next.
    pub step: String,
    /// Starter stacks, the best first.
    pub starters: Vec<StarterView>,
    /// Pairs of the caller's own habits, the best first; at most three.
    pub stacks: Vec<StackSuggestionView>,
}

/// A starter stack and why it is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StarterView {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub title: String,
    /// What it is about, a sentence.
    pub lead: String,
    /// Whom its habits vote for.
    pub identity: String,
    /// It is the one that led to the account.
    pub was_chosen: bool,
    /// Words of the caller's answers that speak for it.
    pub words: Vec<String>,
    /// Its habits, in the order in which they are done.
    pub habits: Vec<StarterHabitView>,
}

/// A habit of a starter stack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StarterHabitView {
    /// Its name.
    pub name: String,
    /// How it is done.
    pub how: String,
    /// The two-minute version.
    pub minimum: Option<String>,
    /// The moment after which it is done; null when it follows the habit before it, or holds all day.
    pub cue: Option<String>,
    /// Whether it follows the habit before it.
    pub follows: bool,
}

impl From<&StarterHabit> for StarterHabitView {
    fn from(habit: &StarterHabit) -> Self {
        let cue = match habit.cue {
            StarterCue::Moment(moment) => Some(moment.to_owned()),
            StarterCue::Previous | StarterCue::AllDay => None,
        };
        Self {
            name: habit.name.to_owned(),
            how: habit.how.to_owned(),
            minimum: habit.minimum.map(str::to_owned),
            cue,
            follows: habit.cue == StarterCue::Previous,
        }
    }
}

impl From<StarterMatch> for StarterView {
    fn from(found: StarterMatch) -> Self {
        let starter = found.starter;
        Self {
            slug: starter.slug.to_owned(),
            title: starter.title.to_owned(),
            lead: starter.lead.to_owned(),
            identity: starter.identity.to_owned(),
            was_chosen: found.was_chosen,
            words: found.words,
            habits: starter.habits.iter().map(Into::into).collect(),
        }
    }
}

/// What is taken of a starter stack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TakeBody {
    /// UUIDv7 of the client's making: the same again makes nothing twice.
    pub id: Uuid,
    /// Slug of the stack.
    pub stack: String,
    /// Which of its habits, counted from 0; none ends the onboarding without habits.
    pub habits: Vec<u32>,
    /// Which line of the audit comes before the first habit, counted from 0. It becomes a habit too.
    #[serde(default)]
    pub after_line: Option<u32>,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TakenView {
    /// The habits in order.
    pub habit_ids: Vec<Uuid>,
}
