//! Pages rendered to text, as a browser without wasm gets them.

mod fixture;
mod forms;
mod habit;
mod habit_form;
mod identity;
mod routes;
mod sync;
mod today;
