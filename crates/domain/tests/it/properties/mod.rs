//! What holds for every habit, schedule and history.

mod days;
mod packing;
mod rules;
mod strategies;
