//! The style guide: every component in every state, to look at and to test. Not served by release builds.

mod charts;
mod forms;
mod lists;
mod overview;
mod states;

pub use overview::styleguide;
