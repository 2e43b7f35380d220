//! Habits.

mod amounts;
mod beginnings;
mod creation;
mod documents;
mod entries;
mod limits;
mod ownership;
mod repeated;
mod schedules;
mod stacks;
mod times;
mod years;
