//! The rules of spec/habits 4.1 by example, so that the project stands without the shared vector files.

mod care;
mod figures;
mod kinds;
mod periods;
mod scores;
mod streaks;
mod suggestions;
