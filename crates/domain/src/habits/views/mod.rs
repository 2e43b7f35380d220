//! What the pages show. The server calls these on rows and the browser on its replica, so both show the same.

mod across;
mod due;
mod figures;
mod grid;
mod grid_row;
mod groups;
mod list;
mod page;
mod pauses;
mod today;
mod trash;

pub use across::{
    AcrossRequest, AcrossView, CompareBy, CompareLine, ComparePoint, ComparisonView, MOST_COMPARED, MonthCell,
    MonthRow, MonthTableView, figures_across,
};
pub use due::open_ahead;
pub use figures::{
    CurveSpan, FiguresRequest, HabitFiguresView, habit_figures, quit_figures, rate_figures, score_points, streak_runs,
    times_of_day, weekday_figures,
};
pub use grid::{GridOrder, GridRequest, GridView, grid};
pub use grid_row::{GridCell, GridRow};
pub use groups::{GroupItem, GroupsView, groups_view};
pub use list::{HabitListItem, HabitListView, habit_list};
pub use page::{HabitPageView, habit_page};
pub use pauses::{PausableHabit, PauseItem, PausesView, ended_before, pauses_view};
pub use today::{TodayItem, TodayView, today};
pub use trash::{TRASH_KEPT, TrashItem, TrashView, gone_at};
