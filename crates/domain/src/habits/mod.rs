//! Habits: what is due, what counts, and what a history says. Rules in spec/habits 4.1 and 1.2.

mod absence;
mod beginnings;
mod calendar;
mod documents;
mod entries;
mod figures;
mod habit;
mod looks;
pub mod loop_compat;
mod rules;
pub mod schedule;
mod stamped_habit;
mod standing;
mod text;
mod timing;
mod views;

pub use absence::{ASKED_AFTER_DAYS, AwayQuestion, absence_between, away_question, days};
pub use beginnings::*;
pub use calendar::Calendar;
pub use documents::*;
pub use entries::{
    DayMark, DayText, Entry, EntryPatch, EntryStatus, HabitInput, History, HistoryYear, Outcome, Patch, Quantity,
    Stamp, StampedEntry, TapMark, TapStops, Total, tapped_status,
};
pub use figures::*;
pub use habit::{DEFAULT_HABIT_COLOR, HABIT_COLORS, Habit, HabitFields, HabitKind};
pub use looks::{ICON_NAMES, Tone, icon_field};
pub use rules::*;
pub use schedule::{Anchor, Judged, Schedule, ScheduleVersion, WeekdaySet};
pub use stamped_habit::{HabitChange, HabitPart, HabitStamps};
pub use standing::{DayState, HeatDay, PeriodProgress, Rates, Streak, StreakUnit};
pub use text::{cleared_line, cleared_text, optional_text_field, text_field};
pub use timing::*;
pub use views::*;
