//! Password hashing in a bounded pool. One hash needs 19 MiB and about 25 ms of a core (OWASP's floor for argon2id), so
//! only two run at once, a few wait, and the rest are told to come back: a flood of sign-ins must not starve pages.

use anyhow::anyhow;
use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version};

use crate::{ServiceError, busy_pool::BusyPool};

/// Hashes that run at once.
const AT_ONCE: usize = 2;
/// Hashes that run or wait; with two cores the last one waits about a second and a half.
const RUNNING_OR_WAITING: usize = 128;

/// How a hash made today begins; another beginning is hashed anew at the next sign-in.
const CURRENT: &str = "$argon2id$v=19$m=19456,t=2,p=1$";

/// Compared with when there is no such account, so that the answer takes as long. No password has this hash: its
/// bytes were not made by hashing.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$d2VsbHNwcmluZy5ub2JvZHk$AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

/// The bounded pool.
pub struct HashPool(BusyPool);

impl HashPool {
    pub(super) fn new() -> Self {
        Self(BusyPool::new(AT_ONCE, RUNNING_OR_WAITING, "too many passwords wait to be hashed"))
    }

    /// Hashes a new password to a PHC string.
    pub(super) async fn hash(&self, password: &str) -> Result<String, ServiceError> {
        let password = password.to_owned();
        self.0.run(move || hash(&password)).await?
    }

    /// Whether a password belongs to a stored hash. With no hash the work is the same and the answer is no.
    pub(super) async fn verify(&self, password: &str, stored: Option<&str>) -> Result<bool, ServiceError> {
        let (password, known) = (password.to_owned(), stored.is_some());
        let stored = stored.unwrap_or(NOBODY).to_owned();
        self.0.run(move || known & matches(&password, &stored)).await
    }

    /// Runs other work about a password.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, ServiceError> {
        self.0.run(work).await
    }
}

/// Whether a stored hash is weaker than what is made today.
pub(super) fn is_outdated(stored: &str) -> bool {
    !stored.starts_with(CURRENT)
}

fn hash(password: &str) -> Result<String, ServiceError> {
    let params = Params::new(19_456, 2, 1, None).map_err(|error| ServiceError::Internal(anyhow!(error)))?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| ServiceError::Internal(anyhow!(error)))
}

fn matches(password: &str, stored: &str) -> bool {
    Argon2::default().verify_password(password.as_bytes(), stored).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_belongs_to_its_own_hash_only() {
        let pool = HashPool::new();
        let stored = pool.hash("amber lantern over quiet water").await.unwrap();
        assert!(!is_outdated(&stored));
        assert!(pool.verify("amber lantern over quiet water", Some(&stored)).await.unwrap());
        assert!(!pool.verify("amber lantern over quiet Water", Some(&stored)).await.unwrap());
        assert!(!pool.verify("amber lantern over quiet water", None).await.unwrap());
    }

    #[test]
    fn the_hash_of_nobody_costs_what_a_real_one_costs() {
        assert!(!is_outdated(NOBODY));
        let error = Argon2::default().verify_password(b"anything", NOBODY).unwrap_err();
        assert!(
            matches!(error, argon2::password_hash::Error::PasswordInvalid),
            "it must be computed, not refused: {error}"
        );
    }
}
