//! Proving an address. Until then nothing is matched by it.

use domain::{events::Event, identity::EmailAddress};
use store::identity::users;

use crate::{
    Actor, Scope, ServiceError, Transaction,
    identity::{
        links::{self, Purpose},
        mails,
        profile::record_profile_change,
        sign_in::require,
        state::Identity,
    },
};

impl Identity<'_> {
    /// Proves an address by a mailed link. The same link again is fine once the address is proved.
    ///
    /// # Errors
    /// 422 `token: token_invalid` for an old, replaced or unknown link.
    pub async fn verify_email(self, token: &str) -> Result<(), ServiceError> {
        require(&[("token", token)])?;
        let Some(owner) = links::owner(self.services, Purpose::VerifyEmail, token).await? else {
            return Err(links::invalid_link());
        };
        let mut tx = self.services.begin(owner).await?;
        let Some(proved) = links::take(&mut tx, Purpose::VerifyEmail, token).await? else {
            let profile = users::profile(tx.conn(), owner).await?;
            return if profile.email_verified { Ok(()) } else { Err(links::invalid_link()) };
        };
        note_proved_address(&mut tx, &proved).await?;
        tx.commit().await
    }

    /// Mails the caller another link to prove the address.
    ///
    /// # Errors
    /// 409 `already_done`, 429, 403 `scope_missing`.
    pub async fn resend_verification(self, actor: &Actor) -> Result<(), ServiceError> {
        actor.require(Scope::Account)?;
        if actor.email_verified {
            return Err(ServiceError::refused(409, "already_done"));
        }
        let canonical =
            EmailAddress::parse(&actor.email).map_err(|code| ServiceError::field("email", code))?.canonical();
        self.count_link(&canonical).await?;
        let mut tx = self.services.begin(actor.user_id).await?;
        mails::send_verification_mail(&mut tx).await?;
        tx.commit().await
    }
}

/// Notes a proved address, once.
pub(super) async fn note_proved_address(tx: &mut Transaction, canonical: &str) -> Result<(), ServiceError> {
    let (owner, now) = (tx.user(), tx.services().now());
    let Some(version) = users::set_email_verified(tx.conn(), owner, canonical, now).await? else { return Ok(()) };
    record_profile_change(tx, version).await?;
    tx.publish(&[Event::EmailVerified {}]).await
}
