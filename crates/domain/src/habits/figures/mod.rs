//! What figures are made of.

mod grouping;
mod numbers;

pub use grouping::Grouping;
pub use numbers::*;
