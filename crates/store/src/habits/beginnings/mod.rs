//! The first minutes of an account, plans, and what suggestions are made from.

mod onboardings;
mod plans;
mod suggestions;

pub use onboardings::{find_onboarding, save_onboarding};
pub use plans::{all_plans, delete_plan, find_plan, save_plan};
pub use suggestions::{DoneTime, dismissals, done_times, insert_dismissal};
