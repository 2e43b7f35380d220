//! Tasks by example.

mod around;
mod fields;
mod made;
mod merging;
mod placing;
mod repeating;
mod searching;
mod suggestions;
mod trees;
mod views;
