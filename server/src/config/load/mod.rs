//! Reads the configuration from all its places.

mod sources;
#[cfg(test)]
mod tests;

pub use sources::{Overrides, load};
