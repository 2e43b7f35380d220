//! Tasks without a network: what is known of them, what operations do to them, and what takes those back.

mod habit_logs;
mod leaving;
mod local_tasks;
mod new_plan;
mod shared_tasks;
mod task_inputs;
mod task_ops;
mod undo;

#[cfg(test)]
mod tests;

pub use new_plan::NewPlan;
pub use shared_tasks::SharedTasks;
pub use task_inputs::TaskInputs;

pub(super) use leaving::leave;
pub(super) use local_tasks::LocalTasks;
pub(super) use task_ops::apply;
