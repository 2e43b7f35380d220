//! What holds for every habit, schedule and history.

mod days;
mod figures;
mod grid;
mod merging;
mod packing;
mod pauses;
mod quick_add;
mod replacing;
mod rules;
mod strategies;
mod suggestions;
mod task_filters;
mod timers;
