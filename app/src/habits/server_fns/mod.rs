//! What the forms and loaders of habit pages call. Each is a doorway: read the form, call one use case, say where a
//! plain form goes next. Addresses are part of the contract with pages that are still open, so they are spelled out.

mod day_history;
mod document_forms;
mod documents;
mod entries;
mod entry_form;
mod grid;
mod habit_form;
mod habits;
mod load;
mod looks;
mod reminder_form;
mod reminders;
mod several_days;
mod timer;

pub use day_history::*;
pub use document_forms::{DocumentIdForm, GroupForm, MoveGroupForm, PauseForm};
pub use documents::*;
pub use entries::{
    CheckIn, Clear, Increment, SetNote, SetValue, Skip, check_in, clear, increment, set_note, set_value, skip,
};
pub use entry_form::EntryForm;
pub use grid::{LoadGrid, TapCell, TapForm, load_grid, tap_cell};
pub use habit_form::HabitForm;
pub use habits::{
    Archive, Create, Delete, HabitIdForm, MoveForm, MoveHabit, Order, OrderForm, Replace, Restore, Undelete, archive,
    create, delete, move_habit, order, replace, restore, undelete,
};
pub use load::{
    HabitFormView, LoadAcross, LoadFigures, LoadHabit, LoadHabitForm, LoadHabits, LoadTimes, LoadToday, LoadTrash,
    load_across, load_figures, load_habit, load_habit_form, load_habits, load_times, load_today, load_trash,
};
pub(crate) use looks::{NEW, NONE};
pub use reminder_form::{ReminderForm, ReminderIdForm};
pub use reminders::{DeleteReminder, SaveReminder, SwitchReminder, delete_reminder, save_reminder, switch_reminder};
pub use several_days::{AnswerAway, MinimumDay, OpenDays, SeveralDaysForm, answer_away, minimum_day, open_days};
pub use timer::{PressTimer, TimerForm, press_timer};
