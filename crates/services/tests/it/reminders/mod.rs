//! Reminders: what is asked, when, and once.

mod clocks;
mod documents;
mod planning;
mod racing;
mod scene;
mod tasks;
