//! What the forms and loaders of habit pages call. Each is a doorway: read the form, call one use case, say where a
//! plain form goes next. Addresses are part of the contract with pages that are still open, so they are spelled out.

mod day_history;
mod entries;
mod entry_form;
mod habit_form;
mod habits;
mod load;
mod timer;

pub use day_history::{
    ChangeLine, DayHistoryView, LoadDayHistory, RestoreDay, RestoreForm, load_day_history, restore_day,
};
pub use entries::{
    CheckIn, Clear, Increment, SetNote, SetValue, Skip, check_in, clear, increment, set_note, set_value, skip,
};
pub use entry_form::EntryForm;
pub use habit_form::HabitForm;
pub use habits::{
    Archive, Create, Delete, HabitIdForm, MoveForm, MoveHabit, Order, OrderForm, Replace, Restore, Undelete, archive,
    create, delete, move_habit, order, replace, restore, undelete,
};
pub use load::{
    HabitFormView, LoadHabit, LoadHabitForm, LoadHabits, LoadToday, load_habit, load_habit_form, load_habits,
    load_today,
};
pub use timer::{PressTimer, TimerForm, press_timer};
