//! What the pages show. The server calls these on rows and the browser on its replica, so both show the same.

mod grid;
mod grid_row;
mod list;
mod page;
mod today;

pub use grid::{GridOrder, GridRequest, GridView, grid};
pub use grid_row::{GridCell, GridRow};
pub use list::{HabitListItem, HabitListView, habit_list};
pub use page::{HabitPageView, habit_page};
pub use today::{TodayItem, TodayView, today};
