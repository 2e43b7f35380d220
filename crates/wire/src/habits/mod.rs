//! Habits as clients see them.

mod analytics;
mod documents;
mod entry;
mod figures;
mod habit;
mod log;
mod schedule;
mod schedule_fields;

pub use analytics::{AnalyticsView, DailyItem, DailyView, HeatDayView, StreakView};
pub use documents::{
    DocumentBody, GroupBody, GroupView, IdentityBody, IdentityView, PauseBody, PauseView, StackBody, StackView,
    document_value,
};
pub use entry::{EntryBody, EntryView, IncrementBody};
pub use figures::{
    FreeTimeView, PeriodTotalView, QuitView, RateView, ScorePointView, ScoreView, StreakRunView, TimeBandView,
    TimesOfDayView, TotalsView, WeekdayFigureView,
};
pub use habit::{HabitBody, HabitView, OrderBody, ScheduleVersionView};
pub use log::LogBody;
pub use schedule::ScheduleBody;
pub use schedule_fields::schedule_fields;

#[cfg(feature = "openapi")]
pub use entry::EntryStatusName;
#[cfg(feature = "openapi")]
pub use habit::{HabitKindName, ToneName};
#[cfg(feature = "openapi")]
pub use schedule::{AnchorName, WeekdayName};
