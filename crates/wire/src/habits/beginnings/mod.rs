//! The first minutes of an account, and suggested stacks.

mod onboarding;
mod starter;
mod suggestion;

pub use onboarding::{AuditBody, AuditLineView, CategorizeBody, OnboardingView, StatementBody};
pub use starter::{OnboardingSuggestionsView, StarterHabitView, StarterView, TakeBody, TakenView};
pub use suggestion::{DismissalBody, StackSuggestionView, SuggestionReasonView};
