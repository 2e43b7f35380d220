//! `cargo xtask bench`: figures of release builds, in one table and in `target/bench/bench.json`.
//!
//! Speed is kept by these figures and never by timed tests: a busy machine must not make a test fail.

mod accounts;
mod bytes;
mod figures;
mod imports;
mod memory;
mod pages;
mod queries;
mod session;
mod writes;

pub use session::run;
