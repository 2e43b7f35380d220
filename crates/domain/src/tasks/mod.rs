//! Tasks: what is to be done once or again, written down by a line of words and found again by a filter.

pub mod filter;
pub mod quick_add;
