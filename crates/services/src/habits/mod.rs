//! Use cases of habits.

mod change_habit;
mod create_habit;
mod day_book;
mod day_figures;
mod delete_habit;
mod entries;
mod entry_request;
mod order_habits;
mod read_habits;
mod rebuild_years;
mod record_entry;
mod undelete_habit;
mod write_entry;

pub(crate) use change_habit::replace_in;
pub(crate) use create_habit::create_in;
pub use create_habit::{Created, MAX_HABITS, NewHabit};
pub(crate) use day_book::DayBook;
pub use day_figures::DayFigures;
pub(crate) use delete_habit::delete_in;
pub(crate) use entry_request::{Claim, EntryChange, EntryRequest};
pub(crate) use order_habits::order_in;
pub use rebuild_years::Rebuilt;
pub use store::habits::HabitRecord;

use crate::Services;

/// Use cases of habits, borrowed from [`Services`].
#[derive(Clone, Copy)]
pub struct Habits<'a> {
    services: &'a Services,
}

impl<'a> Habits<'a> {
    pub(crate) const fn new(services: &'a Services) -> Self {
        Self { services }
    }
}
