//! Tasks by example.

mod fields;
mod made;
mod merging;
mod placing;
mod repeating;
mod suggestions;
mod trees;
mod views;
