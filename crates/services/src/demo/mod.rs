//! Demo accounts: a believable history from a fixed random source, the same on every machine.

mod catalogue;
mod fixed_ids;
mod grow;
mod history;
mod make;
mod random;
mod surroundings;
mod tasks;

pub use make::{DemoMade, DemoOptions};

use crate::Services;

/// Use cases of demo accounts, borrowed from [`Services`].
#[derive(Clone, Copy)]
pub struct Demo<'a> {
    services: &'a Services,
}

impl<'a> Demo<'a> {
    pub(crate) const fn new(services: &'a Services) -> Self {
        Self { services }
    }
}
