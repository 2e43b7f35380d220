//! Habits.

mod entries;
mod ownership;
mod repeated;
mod schedules;
mod years;
