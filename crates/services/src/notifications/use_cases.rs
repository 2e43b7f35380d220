//! The door to the use cases of notifications.

use crate::Services;

/// Use cases of notifications.
#[derive(Clone, Copy)]
pub struct Notifications<'a> {
    pub(super) services: &'a Services,
}

impl<'a> Notifications<'a> {
    pub(crate) const fn new(services: &'a Services) -> Self {
        Self { services }
    }
}
