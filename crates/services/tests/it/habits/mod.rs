//! Habits.

mod amounts;
mod creation;
mod entries;
mod figures;
mod limits;
mod ownership;
mod repeated;
mod schedules;
mod times;
mod years;
