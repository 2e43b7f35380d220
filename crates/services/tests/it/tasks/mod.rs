//! Tasks.

mod belonging;
mod completing;
mod deleting;
mod habits;
mod known;
mod making;
mod ordering;
mod planning;
mod queue;
mod repeating;
mod scene;
mod several;
mod views;
