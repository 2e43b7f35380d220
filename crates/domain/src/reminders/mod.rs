//! Reminders of habits and of tasks: when they ask, and what they are. Whether a day still asks for anything is a rule
//! of habits: [`crate::habits::asks_today`]. A task asks while it is open.

mod firings;
mod habit_reminder;
mod reminder;
mod task_reminder;

pub use firings::{Firing, firings};
pub use habit_reminder::{HabitReminder, HabitReminderFields};
pub use reminder::{MAX_REMINDERS, Reminder, ReminderFields, ReminderSubject};
pub use task_reminder::{
    MOST_DAYS_BEFORE, MOST_MINUTES_BEFORE, TaskReminder, TaskReminderFields, TaskReminderTime, task_firing,
};
