//! The figures of one habit, each with the numbers that it was computed from.

mod curve;
mod habit;
mod quit;
mod rates;
mod runs;
mod times;
mod weekdays;

pub use curve::{CurveSpan, score_points};
pub use habit::{FiguresRequest, HabitFiguresView, habit_figures};
pub use quit::quit_figures;
pub use rates::rate_figures;
pub(in crate::habits::views) use rates::settled;
pub use runs::streak_runs;
pub use times::times_of_day;
pub use weekdays::weekday_figures;
