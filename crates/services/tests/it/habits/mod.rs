//! Habits.

mod amounts;
mod creation;
mod day_history;
mod documents;
mod entries;
mod limits;
mod ownership;
mod repeated;
mod schedules;
mod stacks;
mod timers;
mod times;
mod years;
