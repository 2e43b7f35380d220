//! The REST contract of habits and sync, over HTTP.

mod bad_input;
mod document;
mod habits;
mod sync;
