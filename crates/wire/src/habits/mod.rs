//! Habits as clients see them.

mod analytics;
mod beginnings;
mod documents;
mod entry;
mod habit;
mod schedule;
mod schedule_fields;

pub use analytics::{AnalyticsView, DailyItem, DailyView, HeatDayView, StreakView};
pub use beginnings::*;
pub use documents::{
    DocumentBody, GroupBody, GroupView, IdentityBody, IdentityView, PauseBody, PauseView, StackBody, StackView,
    document_value,
};
pub use entry::{EntryBody, EntryView, IncrementBody};
pub use habit::{HabitBody, HabitView, OrderBody, ScheduleVersionView};
pub use schedule::ScheduleBody;
pub use schedule_fields::schedule_fields;

#[cfg(feature = "openapi")]
pub use entry::EntryStatusName;
#[cfg(feature = "openapi")]
pub use habit::{HabitKindName, ToneName};
#[cfg(feature = "openapi")]
pub use schedule::{AnchorName, WeekdayName};
