//! Single-use links in mails. The address is built from the configured public address, never from a request.

use jiff::SignedDuration;
use store::identity::mail_links::{self, NewMailLink};

use crate::{
    ServiceError, Transaction,
    identity::{
        cookie_sessions::later,
        secrets::{hash_of, new_secret},
    },
};
use domain::ids::UserId;

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Proves an address, within a day.
    VerifyEmail,
    /// Sets a new password, within half an hour.
    ResetPassword,
}

impl Purpose {
    const fn word(self) -> &'static str {
        match self {
            Self::VerifyEmail => "verify_email",
            Self::ResetPassword => "reset_password",
        }
    }

    const fn path(self) -> &'static str {
        match self {
            Self::VerifyEmail => "/verify-email",
            Self::ResetPassword => "/reset-password",
        }
    }

    const fn lives_for(self) -> SignedDuration {
        match self {
            Self::VerifyEmail => SignedDuration::from_hours(24),
            Self::ResetPassword => SignedDuration::from_mins(30),
        }
    }
}

/// Makes a link to an address; the older one of the same purpose stops working. Returns the whole URL.
pub(super) async fn make(tx: &mut Transaction, purpose: Purpose, canonical: &str) -> Result<String, ServiceError> {
    let (owner, now, secret) = (tx.user(), tx.services().now(), new_secret());
    let link = NewMailLink {
        purpose: purpose.word(),
        token_hash: &hash_of(&secret),
        email_canonical: canonical,
        expires_at: later(now, purpose.lives_for()),
    };
    mail_links::put(tx.conn(), owner, &link, now).await?;
    Ok(format!("{}{}?token={secret}", tx.services().settings().public_url, purpose.path()))
}

/// Whose link a token is of, if it is of that purpose.
pub(super) async fn owner(
    services: &crate::Services,
    purpose: Purpose,
    token: &str,
) -> Result<Option<UserId>, ServiceError> {
    let found = mail_links::find(services.pool(), &hash_of(token)).await?;
    Ok(found.filter(|(_, word)| word == purpose.word()).map(|(owner, _)| owner))
}

/// Uses a link up. Returns the address that it proves, or none when it was used before or is too old.
pub(super) async fn take(tx: &mut Transaction, purpose: Purpose, token: &str) -> Result<Option<String>, ServiceError> {
    let (owner, now) = (tx.user(), tx.services().now());
    Ok(mail_links::take(tx.conn(), owner, purpose.word(), &hash_of(token), now).await?)
}

/// What a spent, old or foreign link is answered with.
pub(super) fn invalid_link() -> ServiceError {
    ServiceError::field("token", "token_invalid")
}
