//! How habits begin and hold together: the first minutes, identities, stacks, and plans for wishes.

mod chains;
mod identity_page;
mod plan_page;
mod plan_steps;
mod plans_page;
pub mod server_fns;
mod stack_form;
mod stacks_page;
mod start_page;
mod start_steps;
mod take_form;
pub(crate) mod time_field;

#[cfg(all(test, feature = "ssr"))]
pub(crate) use self::{
    identity_page::identities_view, plan_page::plan_view, stacks_page::stacks_view, start_page::start_view,
};
pub use identity_page::IdentityPage;
pub use plan_page::PlanPage;
pub use plans_page::PlansPage;
pub use stacks_page::StacksPage;
pub use start_page::StartPage;
pub(crate) use time_field::read_time;
