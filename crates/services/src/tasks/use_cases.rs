//! The handle on the use cases of tasks. Each of them is a file of its own that adds to it.

use crate::Services;

/// Use cases of tasks, borrowed from [`Services`].
#[derive(Clone, Copy)]
pub struct Tasks<'a> {
    pub(super) services: &'a Services,
}

impl<'a> Tasks<'a> {
    pub(crate) const fn new(services: &'a Services) -> Self {
        Self { services }
    }
}
