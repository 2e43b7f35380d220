//! What could be taken on today: tasks are scored by rules that anybody can check, never by chance.

mod reason;
mod time_left;
mod top;

pub use reason::TaskReason;
pub use time_left::minutes_left;
pub use top::{SuggestionRequest, TaskSuggestion, task_suggestions};
