//! Habits.

mod amounts;
mod creation;
mod entries;
mod ownership;
mod schedules;
mod times;
mod years;
