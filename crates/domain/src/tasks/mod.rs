//! Tasks: what they are, how they come again, and what the pages show of them. Rules in spec/habits 4.2.

mod checklist;
mod documents;
mod due;
mod fields;
pub mod filter;
mod habit_log;
mod merging;
mod order_key;
mod placing;
mod plan;
mod priority;
mod progress;
pub mod quick_add;
mod repeating;
mod suggestions;
mod task;
mod timeframe;
mod tree;
mod views;

pub use checklist::{ChecklistLine, MOST_CHECKLIST_LINES};
pub use documents::*;
pub use due::Due;
pub use fields::{LONGEST_NOTES, LONGEST_TITLE, MOST_ESTIMATE_MINUTES, MOST_LABELS, MOST_SPENT_MINUTES, TaskFields};
pub use habit_log::{HabitLog, habit_log};
pub use merging::*;
pub use order_key::{LONGEST_ORDER_KEY, OrderKey};
pub use placing::{PlanChange, Slot, meant_for, plan_again, slot};
pub use plan::TaskPlan;
pub use priority::Priority;
pub use progress::{Progress, habit_progress, project_progress, task_progress};
pub use repeating::*;
pub use suggestions::*;
pub use task::Task;
pub use timeframe::Timeframe;
pub use tree::{MOST_LEVELS, TaskTree};
pub use views::*;
