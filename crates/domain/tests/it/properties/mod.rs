//! What holds for every habit, schedule and history.

mod days;
mod figures;
mod grid;
mod merging;
mod packing;
mod pauses;
mod quiet_hours;
mod replacing;
mod rules;
mod strategies;
mod suggestions;
mod timers;
