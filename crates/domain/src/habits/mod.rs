//! Habits: what is due, what counts, and what a history says. Rules in spec/habits 4.1 and 1.2.

mod calendar;
mod entry;
mod habit;
mod history;
mod history_year;
pub mod loop_compat;
mod quantity;
mod rules;
pub mod schedule;
mod stamped_entry;
mod stamped_habit;
mod standing;
mod text;
mod total;
mod views;

pub use calendar::Calendar;
pub use entry::{DayText, Entry, EntryPatch, EntryStatus, Patch};
pub use habit::{Habit, HabitFields, HabitKind};
pub use history::{DayMark, HabitInput, History};
pub use history_year::HistoryYear;
pub use quantity::Quantity;
pub use rules::{
    day_counts, day_figures, day_state, heat_map, rates, score, score_after_check_in, score_series, streak,
};
pub use schedule::{Anchor, Judged, Schedule, ScheduleVersion, WeekdaySet};
pub use stamped_entry::{Outcome, Stamp, StampedEntry};
pub use stamped_habit::{HabitChange, HabitPart, HabitStamps};
pub use standing::{DayState, HeatDay, PeriodProgress, Rates, Streak, StreakUnit};
pub use text::{optional_text_field, text_field};
pub use total::Total;
pub use views::{HabitListItem, HabitListView, HabitPageView, TodayItem, TodayView, habit_list, habit_page, today};
