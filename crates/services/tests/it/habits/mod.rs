//! Habits.

mod amounts;
mod creation;
mod entries;
mod limits;
mod ownership;
mod repeated;
mod schedules;
mod times;
mod trash;
mod years;
