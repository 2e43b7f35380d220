//! Habits as clients see them.

mod analytics;
mod beginnings;
mod day_change;
mod documents;
mod entry;
mod figures;
mod grid;
mod habit;
mod log;
mod schedule;
mod schedule_fields;
mod timer;

pub use analytics::{AnalyticsView, DailyItem, DailyView, HeatDayView, StreakView};
pub use beginnings::*;
pub use day_change::{DayChangeView, DayHistoryView, RestoreBody};
pub use documents::{
    DocumentBody, GroupBody, GroupView, IdentityBody, IdentityView, PauseBody, PauseView, ReminderBody, ReminderView,
    StackBody, StackView, document_value,
};
pub use entry::{EntryBody, EntryView, IncrementBody};
pub use figures::{
    FreeTimeView, PeriodTotalView, QuitView, RateView, ScorePointView, ScoreView, StreakRunView, TimeBandView,
    TimesOfDayView, TotalsView, WeekdayFigureView,
};
pub use grid::{GridDayView, GridRowView, GridView};
pub use habit::{HabitBody, HabitView, OrderBody, ScheduleVersionView};
pub use log::LogBody;
pub use schedule::ScheduleBody;
pub use schedule_fields::schedule_fields;
pub use timer::{TimerStartBody, TimerStateView, TimerStopBody, TimerStoppedView, TimerView};

#[cfg(feature = "openapi")]
pub use entry::EntryStatusName;
#[cfg(feature = "openapi")]
pub use habit::{HabitKindName, ToneName};
#[cfg(feature = "openapi")]
pub use schedule::{AnchorName, WeekdayName};
