//! The server as a whole: its router in process, and the real binary where processes matter.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "what is skipped or left behind is said")]

mod access;
mod api;
mod cli;
mod identity;
mod in_and_out;
mod postgres;
mod share;
mod starters;
mod support;
mod unsubscribe;
mod words;
