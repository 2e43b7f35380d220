//! Tests of `domain` from the outside: published and hand-worked numbers, and properties that hold for any input.
//! One binary, so that it links once.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod calendar;
mod due;
mod format;
mod grid;
mod loop_rules;
mod properties;
mod quick_add;
mod recurrence;
mod reminders;
mod rules;
mod starters;
mod support;
mod task_filters;
mod tasks;
mod vectors;
mod views;
mod votes;
