//! The page of the figures across habits.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{CompareBy, ComparisonView, MonthTableView, compare::comparison, month::month_table};
use crate::{
    habits::{Calendar, HabitInput},
    ids::HabitId,
};

/// What the reader asked to see.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AcrossRequest {
    /// Any day of the month; none for this one.
    pub month: Option<Date>,
    /// Which page of the table, from 1.
    pub page: u16,
    /// Which habits to compare; without any, the first ones.
    pub chosen: Vec<HabitId>,
    /// By what.
    pub by: CompareBy,
}

/// Everything that the page shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AcrossView {
    /// The owner's local day.
    pub today: Date,
    /// The month of all habits.
    pub month: MonthTableView,
    /// The comparison.
    pub comparison: ComparisonView,
}

/// The figures across the habits in use, in the owner's order.
#[must_use]
pub fn figures_across(inputs: &[HabitInput], cal: Calendar, request: &AcrossRequest) -> AcrossView {
    let mut shown: Vec<&HabitInput> = inputs.iter().filter(|input| input.habit.is_active()).collect();
    shown.sort_by_key(|input| (input.habit.position, input.habit.id));
    let month = request.month.unwrap_or(cal.today).min(cal.today);
    AcrossView {
        today: cal.today,
        month: month_table(&shown, cal, month, request.page),
        comparison: comparison(&shown, cal, &request.chosen, request.by),
    }
}
