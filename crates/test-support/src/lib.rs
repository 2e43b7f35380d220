//! For tests: databases made from a template, a clock that can be set, people and habits in a line each.

mod clock;
mod database;
mod people;

pub use clock::TestClock;
pub use database::TestDatabase;
pub use people::{Person, TestServices, fields, password};
