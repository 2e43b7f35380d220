//! Which habit could follow which: pairs are scored by rules that anybody can check, never by chance (spec/habits 4.1).

mod candidate;
mod pair;
mod reason;
mod top;

pub use candidate::{StackCandidate, identity_words, median_minute};
pub use pair::StackPair;
pub use reason::SuggestionReason;
pub use top::{StackSuggestion, stack_suggestions};
