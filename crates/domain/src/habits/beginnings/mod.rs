//! How habits begin and hold together: starter stacks, the first minutes of an account, suggested stacks, plans for
//! wishes, and votes for who one wants to be.

mod onboarding;
mod plan;
mod stack_sentence;
pub mod starter_stacks;
mod suggestions;
mod votes;

pub use onboarding::{AuditLine, MAX_LINES, Onboarding, OnboardingStep};
pub use plan::{Plan, PlanStep, moment};
pub use stack_sentence::stack_sentence;
pub use suggestions::{
    StackCandidate, StackPair, StackSuggestion, SuggestionReason, identity_words, median_minute, stack_suggestions,
};
pub use votes::{HabitVotes, IdentityVotes, VOTE_DAYS, identity_votes};
