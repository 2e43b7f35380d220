//! Figures across habits: a month of all of them, and two or three on one axis.

mod compare;
mod month;
mod page;

pub use compare::{CompareBy, CompareLine, ComparePoint, ComparisonView, MOST_COMPARED};
pub use month::{MonthCell, MonthRow, MonthTableView};
pub use page::{AcrossRequest, AcrossView, figures_across};
