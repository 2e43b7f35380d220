//! Habits and their days in the layout in which Loop Habit Tracker writes them (spec/habits 1.3), for people and for
//! the many programs that read that. The two tables across all habits are left out: a comma in a name breaks them, and
//! what they say stands in the folders of the habits.

mod as_loop;
mod days;
mod write;

pub(super) use write::{write, write_into};
