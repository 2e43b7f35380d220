//! Checks of the tree that no compiler makes: sizes, names, arrows, markup, licences.
//!
//! Each rule is a function from the tree to complaints; `cargo xtask tidy` and `cargo test -p xtask` run the same.

mod arrows;
mod container;
mod kindness;
mod licences;
mod literals;
mod markup;
mod metadata;
mod names;
mod owners;
mod phrases;
mod rules;
mod sizes;
mod spdx;
mod tree;

pub use rules::{RULES, run};
