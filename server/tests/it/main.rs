//! The server as a whole: its router in process, and the real binary where processes matter.

mod access;
mod api;
mod cli;
mod identity;
mod postgres;
mod support;
mod words;
