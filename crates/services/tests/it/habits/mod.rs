//! Habits.

mod absences;
mod amounts;
mod creation;
mod documents;
mod entries;
mod grid;
mod known;
mod limits;
mod ownership;
mod repeated;
mod schedules;
mod several_days;
mod stacks;
mod times;
mod trash;
mod years;
