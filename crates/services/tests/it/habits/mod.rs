//! Habits.

mod amounts;
mod creation;
mod documents;
mod entries;
mod grid;
mod limits;
mod ownership;
mod repeated;
mod schedules;
mod stacks;
mod times;
mod years;
