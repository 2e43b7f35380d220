//! Habits.

mod entries;
mod ownership;
mod schedules;
mod years;
