//! `cargo xtask test`: every check and test, in order, with times and one closing table.

mod browser;
mod budget;
mod counts;
mod report;
mod steps;
pub mod suite;

pub use steps::{end_to_end, run};
