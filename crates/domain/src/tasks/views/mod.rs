//! What the pages of tasks show. The server calls these on rows and the browser on its replica, so both show the same.

mod calendar;
mod completed;
mod expected;
mod found;
mod inbox;
mod item;
mod one;
mod parents;
mod project;
mod search;
mod today;
mod upcoming;

pub use calendar::{CalendarSpan, CalendarTasks, TaskDay, calendar_tasks};
pub use completed::{CompletedDay, CompletedRequest, CompletedTasks, completed_tasks};
pub use expected::ExpectedTask;
pub use found::{FoundTasks, found_tasks};
pub use inbox::{InboxTasks, inbox_tasks};
pub use item::TaskItem;
pub use one::{OneTask, one_task};
pub use parents::possible_parents;
pub use project::{ProjectTasks, SectionTasks, project_tasks};
pub use search::{MOST_FOUND, MOST_OTHERS, SearchView, Searched, search, words_filter};
pub use today::{TodayTasks, today_tasks};
pub use upcoming::{UpcomingTasks, upcoming_tasks};
