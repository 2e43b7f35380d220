//! What the operator does with accounts from the command line. There are no default accounts.

use domain::{events::Event, ids::UserId};
use store::identity::{credentials, sessions, users};

use crate::{
    ServiceError,
    identity::{SignUp, state::Identity},
};

/// An account to be made by the operator.
#[derive(Clone)]
pub struct NewAccount {
    /// Address, password, name and zone, checked like a stranger's.
    pub fields: SignUp,
    /// The operator vouches for the address: no mail is sent to prove it.
    pub email_verified: bool,
    /// Made by `wellspring demo`, which touches no other accounts. Gets no mail.
    pub is_demo: bool,
}

impl Identity<'_> {
    /// Makes an account, also where strangers may not.
    ///
    /// # Errors
    /// 422 by field, 409 `email_taken`.
    pub async fn create_user(self, account: &NewAccount) -> Result<UserId, ServiceError> {
        let applicant = self.check_applicant(&account.fields).await?;
        let user = UserId(self.services.new_id());
        let tx = self.store_applicant(user, &applicant, account.email_verified, account.is_demo).await?;
        tx.commit().await?;
        Ok(user)
    }

    /// Sets a password without asking for the old one. Every session ends.
    ///
    /// # Errors
    /// 422 `password` for one that is not good enough, 404 when there is no such account.
    pub async fn set_password(self, user: UserId, password: &str) -> Result<(), ServiceError> {
        let mut tx = self.services.begin(user).await?;
        let profile = users::profile(tx.conn(), user).await?;
        tx.commit().await?;
        let hash = self.hash_new(password, &[&profile.email, profile.display_name.as_str()]).await?;
        let now = self.services.now();
        let mut tx = self.services.begin(user).await?;
        credentials::put(tx.conn(), user, &hash, now).await?;
        sessions::end_others(tx.conn(), user, None, now).await?;
        tx.publish(&[Event::PasswordChanged {}]).await?;
        tx.commit().await
    }

    /// Switches an account off, so that none of its sessions and tokens work, or on again.
    ///
    /// # Errors
    /// 404 when the address has no account.
    pub async fn set_disabled(self, email: &str, is_disabled: bool) -> Result<UserId, ServiceError> {
        let user = self.user_by_email(email).await?.ok_or(ServiceError::NotFound)?;
        let now = self.services.now();
        let mut tx = self.services.begin(user).await?;
        users::set_disabled(tx.conn(), user, is_disabled.then_some(now), now).await?;
        tx.mark_changed();
        tx.commit().await?;
        Ok(user)
    }

    /// Whose an address is, switched off or not. For the command line.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn user_by_email(self, email: &str) -> Result<Option<UserId>, ServiceError> {
        let found = credentials::find(self.services.pool(), &email.trim().to_lowercase()).await?;
        Ok(found.map(|credential| credential.user_id))
    }

    /// Whether an account was made by `wellspring demo`.
    ///
    /// # Errors
    /// 404 when there is no such account.
    pub async fn is_demo(self, user: UserId) -> Result<bool, ServiceError> {
        let mut tx = self.services.begin(user).await?;
        let is_demo = users::is_demo(tx.conn(), user).await?;
        tx.commit().await?;
        Ok(is_demo)
    }
}
