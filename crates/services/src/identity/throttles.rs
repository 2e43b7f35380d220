//! How often something may be tried (called "lockout" in the documents, though nobody is locked out). Counted in the
//! database, so that it holds for all processes (decision 23). What is counted by account never refuses a person who
//! comes from somewhere else: an attacker can slow his own network down, not his victim's.

use std::time::Duration;

use sha2::{Digest as _, Sha256};

use crate::{
    ServiceError,
    identity::{Network, state::Identity},
};

/// Failures of one account from one network before each further one costs a wait.
const ACCOUNT_NETWORK_BURST: f64 = 10.0;
const ACCOUNT_NETWORK_EVERY_SECONDS: f64 = 10.0;
/// Failures of one account from anywhere before each further answer is slowed.
const ACCOUNT_BURST: f64 = 100.0;
const ACCOUNT_EVERY_SECONDS: f64 = 10.0;
/// How long such an answer is held back. The right password still gets in.
const SLOW_ANSWER: Duration = Duration::from_millis(1000);

/// Pairs of tokens of one person: many devices at once, and no endless chain of rows.
const REFRESH_BURST: f64 = 120.0;
const REFRESH_EVERY_SECONDS: f64 = 5.0;

const BY_ACCOUNT_NETWORK: &str = "sign_in_account_network";
const BY_ACCOUNT: &str = "sign_in_account";

impl Identity<'_> {
    /// One new account of a network.
    pub(super) async fn count_sign_up(self, network: Network) -> Result<(), ServiceError> {
        let an_hour = f64::from(self.services.settings().limits.sign_up_per_hour);
        self.take("sign_up_network", &[&network.key()], an_hour, 3600.0 / an_hour.max(1.0)).await
    }

    /// One sign-in of a network, whatever comes of it.
    pub(super) async fn count_sign_in(self, network: Network) -> Result<(), ServiceError> {
        let limits = self.services.settings().limits;
        let (burst, every) = (f64::from(limits.sign_in_burst), f64::from(limits.sign_in_every_seconds));
        self.take("sign_in_network", &[&network.key()], burst, every).await
    }

    /// One sign-in of an account; given back by [`Self::forgive_account`] when the password was right.
    pub(super) async fn count_account(self, canonical: &str, network: Network) -> Result<(), ServiceError> {
        let key = [canonical, &network.key()];
        self.take(BY_ACCOUNT_NETWORK, &key, ACCOUNT_NETWORK_BURST, ACCOUNT_NETWORK_EVERY_SECONDS).await?;
        match self.take(BY_ACCOUNT, &[canonical], ACCOUNT_BURST, ACCOUNT_EVERY_SECONDS).await {
            Err(ServiceError::RateLimited { .. }) => {
                tokio::time::sleep(SLOW_ANSWER).await;
                Ok(())
            }
            other => other,
        }
    }

    /// The password was right: it was no failure.
    pub(super) async fn forgive_account(self, canonical: &str, network: Network) -> Result<(), ServiceError> {
        let pool = self.services.pool();
        let by_network = key_hash(BY_ACCOUNT_NETWORK, &[canonical, &network.key()]);
        store::identity::throttles::give_back(pool, BY_ACCOUNT_NETWORK, &by_network).await?;
        store::identity::throttles::give_back(pool, BY_ACCOUNT, &key_hash(BY_ACCOUNT, &[canonical])).await?;
        Ok(())
    }

    /// One check of the current password by a signed-in person, who may be a thief of the session.
    pub(super) async fn count_password_check(self, owner: domain::ids::UserId) -> Result<(), ServiceError> {
        self.take("password_check", &[&owner.to_string()], ACCOUNT_NETWORK_BURST, 60.0).await
    }

    /// One refresh of an app's tokens. The request carries no session, so that the limits of signed-in people do not
    /// see it.
    pub(super) async fn count_refresh(self, owner: domain::ids::UserId) -> Result<(), ServiceError> {
        self.take("refresh", &[&owner.to_string()], REFRESH_BURST, REFRESH_EVERY_SECONDS).await
    }

    /// One request for a mailed link, by network.
    pub(super) async fn count_link_request(self, network: Network) -> Result<(), ServiceError> {
        let an_hour = f64::from(self.services.settings().limits.sign_up_per_hour);
        self.take("mail_link_network", &[&network.key()], an_hour, 3600.0 / an_hour.max(1.0)).await
    }

    /// One mailed link to an address.
    pub(super) async fn count_link(self, canonical: &str) -> Result<(), ServiceError> {
        let an_hour = f64::from(self.services.settings().limits.mail_links_per_hour);
        self.take("mail_link_address", &[canonical], an_hour, 3600.0 / an_hour.max(1.0)).await
    }

    async fn take(self, bucket: &str, key: &[&str], burst: f64, every_seconds: f64) -> Result<(), ServiceError> {
        let (pool, now) = (self.services.pool(), self.services.now());
        let wait =
            store::identity::throttles::take(pool, bucket, &key_hash(bucket, key), burst, every_seconds, now).await?;
        if wait <= 0.0 {
            return Ok(());
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a day before")]
        let retry_after = wait.ceil().clamp(1.0, 86_400.0) as u32;
        Err(ServiceError::RateLimited { retry_after })
    }
}

/// No address of a person stands in the table.
fn key_hash(bucket: &str, parts: &[&str]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in std::iter::once(&bucket).chain(parts) {
        hash.update(part.len().to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_different_parts_never_meet() {
        assert_ne!(key_hash("a", &["bc", "d"]), key_hash("a", &["b", "cd"]));
        assert_ne!(key_hash("a", &["b"]), key_hash("ab", &[]));
    }
}
