//! From use cases to what clients see.

use domain::problem::Problem;
use services::habits::HabitRecord;
use wire::habits::HabitView;

use crate::api::ApiError;

/// A habit as clients see it. One without a schedule cannot be stored, so its absence is a fault of ours.
pub fn habit(record: &HabitRecord) -> Result<HabitView, ApiError> {
    HabitView::new(&record.habit, record.chosen_starts_on, record.anchor)
        .ok_or_else(|| ApiError(Problem::new(500, "internal")))
}
