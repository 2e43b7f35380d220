//! Reminders: the instants at which they ask, and the days on which they have nothing to ask for.

mod asking;
mod firing;
mod tasks;
