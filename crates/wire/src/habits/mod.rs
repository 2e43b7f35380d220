//! Habits as clients see them.

mod analytics;
mod day_change;
mod entry;
mod habit;
mod schedule;
mod schedule_fields;
mod timer;

pub use analytics::{AnalyticsView, DailyItem, DailyView, HeatDayView, StreakView};
pub use day_change::{DayChangeView, DayHistoryView, RestoreBody};
pub use entry::{EntryBody, EntryView, IncrementBody};
pub use habit::{HabitBody, HabitView, OrderBody, ScheduleVersionView};
pub use schedule::ScheduleBody;
pub use schedule_fields::schedule_fields;
pub use timer::{TimerStartBody, TimerStateView, TimerStopBody, TimerStoppedView, TimerView};

#[cfg(feature = "openapi")]
pub use entry::EntryStatusName;
#[cfg(feature = "openapi")]
pub use habit::HabitKindName;
#[cfg(feature = "openapi")]
pub use schedule::{AnchorName, WeekdayName};
