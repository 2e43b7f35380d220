//! What holds for every habit, schedule and history.

mod days;
mod merging;
mod packing;
mod replacing;
mod rules;
mod strategies;
