//! The handle through which the use cases of habits are called. Each has a file of its own.

use crate::Services;

/// Use cases of habits, borrowed from [`Services`].
#[derive(Clone, Copy)]
pub struct Habits<'a> {
    pub(super) services: &'a Services,
}

impl<'a> Habits<'a> {
    pub(crate) const fn new(services: &'a Services) -> Self {
        Self { services }
    }
}
