//! Habits.

mod absences;
mod amounts;
mod creation;
mod entries;
mod limits;
mod ownership;
mod repeated;
mod schedules;
mod several_days;
mod times;
mod years;
