//! Use cases of tasks.

mod by;
mod by_words;
mod create_task;
mod discarding;
mod finishing;
mod keep_series;
mod leave;
mod list_tasks;
mod open_tasks;
mod order_task;
mod plan_tasks;
mod plant;
mod read_tasks;
mod references;
mod replace_task;
mod save;
mod suggest_tasks;
mod use_cases;
mod views;

pub(crate) use by::By;
pub use by_words::{KnownNames, QuickAddRead, QuickAddWish};
pub(crate) use create_task::create_in;
pub use create_task::{CreatedTask, MAX_TASKS, NewTask};
pub use discarding::*;
pub use finishing::*;
pub(crate) use leave::leave;
pub use list_tasks::{TaskList, TaskQuery, TaskState};
pub(crate) use order_task::order_in;
pub(crate) use plan_tasks::{Gone, plan_in};
pub use plan_tasks::{MAX_PLANS, PlannedTasks};
pub(crate) use plant::plant;
pub(crate) use references::without_gone;
pub(crate) use replace_task::replace_in;
pub use store::tasks::TaskRecord;
pub(crate) use suggest_tasks::{DISMISSAL, dismiss_in};
pub use use_cases::Tasks;
