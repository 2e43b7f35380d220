//! What could be taken on today: tasks are scored by rules that anybody can check, never by chance.

mod reason;
mod time_left;
mod top;
mod without_vote;

pub use reason::TaskReason;
pub use time_left::minutes_left;
pub use top::{SuggestionRequest, TaskSuggestion, task_suggestions};
pub use without_vote::habits_without_vote;
