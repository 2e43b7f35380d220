//! What people are told.

mod centre;
mod delivery;
mod reminded;
mod scene;
mod settings;
mod snooze;
mod summary;
