//! How habits begin: the first minutes of an account, starter stacks, suggested stacks, plans for wishes, votes.

mod answer_onboarding;
mod begin_plan;
mod count_votes;
mod make_plan;
mod move_stack;
mod stack_documents;
mod stand_for;
mod suggest_stacks;
mod take_starter;

pub use make_plan::{MadePlan, MakePlan, PlannedHabit};
pub use move_stack::Way;
pub use take_starter::{TakeStarter, Taken};
