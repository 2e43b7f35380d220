//! When tasks are meant to be done, and in which order they stand.

mod order_task;
mod plan_tasks;

pub(crate) use order_task::order_in;
pub(crate) use plan_tasks::{Gone, plan_in};
pub use plan_tasks::{MAX_PLANS, PlannedTasks};
