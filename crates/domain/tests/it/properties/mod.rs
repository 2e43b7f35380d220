//! What holds for every habit, schedule and history.

mod days;
mod merging;
mod packing;
mod pauses;
mod rules;
mod strategies;
mod timers;
