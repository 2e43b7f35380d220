//! Use cases of tasks.

mod act_on_tasks;
mod by;
mod by_words;
mod create_task;
mod discarding;
mod finishing;
mod keep_series;
mod leave;
mod list_tasks;
mod open_tasks;
mod planning;
mod plant;
mod read_tasks;
mod references;
mod replace_task;
mod save;
mod spend_time;
mod suggest_tasks;
mod uproot;
mod use_cases;
mod views;

pub(crate) use by::By;
pub use by_words::{KnownNames, QuickAddRead, QuickAddWish};
pub use create_task::{CreatedTask, MAX_TASKS, NewTask};
pub(crate) use create_task::{behind, create_in};
pub use discarding::*;
pub use finishing::*;
pub use list_tasks::{TaskList, TaskQuery, TaskState};
pub use planning::*;
pub(crate) use references::without_gone;
pub(crate) use replace_task::replace_in;
pub(crate) use spend_time::spend_in;
pub use store::tasks::TaskRecord;
pub(crate) use suggest_tasks::dismiss_in;
pub use use_cases::Tasks;
pub(crate) use {leave::leave, plant::plant, uproot::uproot};
