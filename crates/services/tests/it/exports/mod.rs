//! Copies to take along: what belongs into them, the forms, fetching them, and taking our own archive in.

mod forms;
mod importing;
mod map;
mod requests;
mod round_trip;
mod scene;
mod taking_in;
