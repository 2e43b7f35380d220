//! Pages rendered to text, as a browser without wasm gets them.

mod beginnings;
mod calendar;
mod figures;
pub(crate) mod fixture;
mod forms;
mod grid;
mod habit;
mod habit_form;
mod identity;
mod notifications;
mod quick_add;
mod reminders;
mod routes;
mod sync;
mod today;
mod upkeep;
