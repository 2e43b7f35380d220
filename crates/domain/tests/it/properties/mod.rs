//! What holds for every habit, schedule and history.

mod days;
mod figures;
mod grid;
mod merging;
mod order_keys;
mod packing;
mod pauses;
mod quick_add;
mod quiet_hours;
mod recurrence;
mod replacing;
mod rules;
mod strategies;
mod suggestions;
mod task_filters;
mod timers;
