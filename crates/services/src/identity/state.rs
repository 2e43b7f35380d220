//! What identity keeps between calls: the bounded pool that hashes passwords and the keys that sign access tokens.

use crate::{
    Services, Settings,
    identity::{hashing::HashPool, jwt::KeyRing},
};

/// Kept by [`Services`] for all calls.
pub struct IdentityState {
    pub(super) hashing: HashPool,
    pub(super) keys: KeyRing,
}

impl IdentityState {
    /// For one process.
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        Self { hashing: HashPool::new(), keys: KeyRing::new(&settings.public_url) }
    }
}

/// Use cases of people, sessions and tokens.
#[derive(Clone, Copy)]
pub struct Identity<'a> {
    pub(super) services: &'a Services,
}

impl<'a> Identity<'a> {
    pub(crate) const fn new(services: &'a Services) -> Self {
        Self { services }
    }

    pub(super) fn state(self) -> &'a IdentityState {
        self.services.identity_state()
    }
}
