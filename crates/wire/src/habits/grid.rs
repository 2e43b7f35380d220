//! Many days of all habits.

use domain::habits::{DayState, EntryStatus, GridRow, Quantity};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::habits::StreakView;

/// Habits as rows, days as columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GridView {
    /// First day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub from: Date,
    /// Last day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub to: Date,
    /// In the owner's order, archived ones left out.
    pub items: Vec<GridRowView>,
}

/// One habit of the grid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GridRowView {
    /// Which habit.
    pub habit_id: Uuid,
    /// Its name.
    pub name: String,
    /// The run up to today.
    pub streak: StreakView,
    /// Strength, 0 to 1.
    pub score: f64,
    /// Every day from `from` to `to`.
    pub days: Vec<GridDayView>,
}

/// One day of one habit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GridDayView {
    /// Which day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub day: Date,
    /// `done`, `partial`, `skipped`, `failed`, or null when nothing was said.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub status: Option<EntryStatus>,
    /// Decimal string.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub value: Option<Quantity>,
    /// `due`, `met`, `excused`, `not_due` or `missed`.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub state: DayState,
}

impl GridView {
    /// As a client sees it.
    #[must_use]
    pub fn new(grid: &domain::habits::GridView) -> Self {
        let days = grid.days();
        let items = grid.rows.iter().map(|row| GridRowView::new(row, &days)).collect();
        Self { from: grid.from, to: grid.to, items }
    }
}

impl GridRowView {
    fn new(row: &GridRow, days: &[Date]) -> Self {
        let days = days.iter().zip(row.cells()).map(|(day, cell)| GridDayView {
            day: *day,
            status: cell.mark.status,
            value: cell.mark.value,
            state: cell.state,
        });
        Self {
            habit_id: row.habit_id.uuid(),
            name: row.name.clone(),
            streak: row.streak.into(),
            score: row.score,
            days: days.collect(),
        }
    }
}
