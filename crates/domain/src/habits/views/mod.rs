//! What the pages show. The server calls these on rows and the browser on its replica, so both show the same.

mod grid;
mod list;
mod page;
mod today;

pub use grid::{GridCell, GridOrder, GridRequest, GridRow, GridView, grid};
pub use list::{HabitListItem, HabitListView, habit_list};
pub use page::{HabitPageView, habit_page};
pub use today::{TodayItem, TodayView, today};
