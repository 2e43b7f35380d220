//! What the forms and loaders of habit pages call. Each is a doorway: read the form, call one use case, say where a
//! plain form goes next. Addresses are part of the contract with pages that are still open, so they are spelled out.

mod entries;
mod entry_form;
mod habit_form;
mod habits;
mod load;

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
    HabitFormView, LoadAcross, LoadFigures, LoadHabit, LoadHabitForm, LoadHabits, LoadTimes, LoadToday, load_across,
    load_figures, load_habit, load_habit_form, load_habits, load_times, load_today,
};
