//! Habits.

mod amounts;
mod creation;
mod day_history;
mod entries;
mod limits;
mod ownership;
mod repeated;
mod schedules;
mod timers;
mod times;
mod years;
