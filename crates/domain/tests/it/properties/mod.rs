//! What holds for every habit, schedule and history.

mod days;
mod figures;
mod grid;
mod merging;
mod order_keys;
mod packing;
mod pauses;
mod quiet_hours;
mod recurrence;
mod replacing;
mod rules;
mod strategies;
mod suggestions;
mod timers;
