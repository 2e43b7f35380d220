//! Habits.

mod amounts;
mod beginnings;
mod creation;
mod entries;
mod limits;
mod ownership;
mod repeated;
mod schedules;
mod times;
mod years;
