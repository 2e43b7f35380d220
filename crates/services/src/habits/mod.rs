//! Use cases of habits.

mod asking;
mod beginnings;
mod change_habit;
mod create_habit;
mod day_figures;
mod days;
mod delete_habit;
pub mod documents;
mod figures;
pub(crate) mod known_habits;
mod note_absence;
mod order_habits;
mod read_habits;
mod rebuild_years;
mod tell_habits;
mod trash;
mod undelete_habit;
mod use_cases;

pub use beginnings::*;
pub(crate) use change_habit::replace_in;
pub(crate) use create_habit::create_in;
pub use create_habit::{Created, MAX_HABITS, NewHabit};
pub use day_figures::DayFigures;
pub(crate) use days::{
    Claim, DayBook, EntryChange, EntryRequest, TaskNote, note_for_task, press_in, settled, withdraw_note,
};
pub use days::{DayChange, DayHistory, MAX_DAYS_AT_ONCE, MAX_PRESSES, Pressed, RestorePoint, StopWish};
pub(crate) use delete_habit::delete_in;
pub(crate) use known_habits::KnownHabits;
pub(crate) use note_absence::note_absence;
pub(crate) use order_habits::order_in;
pub(crate) use read_habits::{habit_is_there, load_one};
pub use rebuild_years::Rebuilt;
pub(crate) use rebuild_years::pack_anew;
pub use store::habits::HabitRecord;
pub use use_cases::Habits;
