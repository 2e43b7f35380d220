//! Tasks by example.

mod fields;
mod made;
mod placing;
mod repeating;
mod suggestions;
mod trees;
mod views;
