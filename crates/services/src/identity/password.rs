//! Changing a password, and getting back in without it.

use domain::{
    events::Event,
    identity::{EmailAddress, Password},
    ids::UserId,
};
use store::identity::{access_tokens, credentials, sessions, users};

use crate::{
    Actor, Scope, ServiceError, Transaction,
    identity::{
        Client, CookieSession, cookie_sessions,
        links::{self, Purpose},
        mails,
        sign_in::require,
        state::Identity,
        verification::note_proved_address,
    },
};

/// A signed-in person's wish for another password.
#[derive(Clone)]
pub struct ChangePassword {
    /// The one they have.
    pub current_password: String,
    /// The one they want.
    pub password: String,
    /// Whether every personal access token is revoked too. A script knows no password, so a routine change leaves it
    /// alone unless its owner says otherwise.
    pub revokes_tokens: bool,
}

/// A new password by a mailed link.
#[derive(Clone)]
pub struct ResetPassword {
    /// From the link.
    pub token: String,
    /// The new one.
    pub password: String,
}

impl Identity<'_> {
    /// Replaces the caller's password. All other sessions end, personal access tokens as the caller wishes, and a
    /// browser gets a new cookie, which is returned.
    ///
    /// # Errors
    /// 422 by field (`wrong_password` for the current one), 429, 403 `scope_missing`.
    pub async fn change_password(
        self,
        actor: &Actor,
        command: &ChangePassword,
    ) -> Result<Option<CookieSession>, ServiceError> {
        actor.require(Scope::Account)?;
        require(&[("current_password", &command.current_password), ("password", &command.password)])?;
        self.count_password_check(actor.user_id).await?;
        let owner = actor.user_id;
        let mut tx = self.services.begin(owner).await?;
        let stored = credentials::password_hash(tx.conn(), owner).await?;
        tx.commit().await?;
        if !self.state().hashing.verify(&command.current_password, Some(&stored)).await? {
            return Err(ServiceError::field("current_password", "wrong_password"));
        }
        let hash = self.hash_new(&command.password, &[&actor.email, actor.display_name.as_str()]).await?;
        let mut tx = self.services.begin(owner).await?;
        credentials::put(tx.conn(), owner, &hash, self.services.now()).await?;
        sessions::end_others(tx.conn(), owner, actor.session_id, self.services.now()).await?;
        if command.revokes_tokens {
            access_tokens::revoke_all(tx.conn(), owner, self.services.now()).await?;
        }
        let session = match actor.session_id {
            Some(session) => cookie_sessions::rotate(&mut tx, session).await?,
            None => None,
        };
        tx.publish(&[Event::PasswordChanged {}]).await?;
        tx.mark_changed();
        tx.commit().await?;
        Ok(session)
    }

    /// Mails a link that sets a new password, if there is such an account. The answer and the work are the same if
    /// there is none.
    ///
    /// # Errors
    /// 422 for what is no address, 429 by network.
    pub async fn forgot_password(self, email: &str, client: &Client) -> Result<(), ServiceError> {
        self.count_link_request(client.network).await?;
        let email = EmailAddress::parse(email).map_err(|code| ServiceError::field("email", code))?;
        let canonical = email.canonical();
        let found = users::find_by_email(self.services.pool(), &canonical).await?;
        match (self.count_link(&canonical).await, found) {
            (Ok(()), Some(addressee)) => {
                let mut tx = self.services.begin(addressee.user_id).await?;
                mails::send_reset_mail(&mut tx).await?;
                tx.commit().await
            }
            // One more durable write, so that the answer takes as long.
            (Ok(()), None) => self.count_link(&format!("nobody {canonical}")).await.or_else(unless_limited),
            // Enough mail went to this address; whoever asks here need not know.
            (Err(error), _) => unless_limited(error),
        }
    }

    /// Sets a new password by a mailed link. Every session ends and every personal access token is revoked: whoever
    /// had got in is out. The link also proves the address.
    ///
    /// # Errors
    /// 422 `token: token_invalid` for a spent, old or unknown link, 422 for a password that is not good enough; the
    /// link then still works.
    pub async fn reset_password(self, command: &ResetPassword, client: &Client) -> Result<(), ServiceError> {
        require(&[("token", &command.token), ("password", &command.password)])?;
        self.count_sign_in(client.network).await?;
        let Some(owner) = links::owner(self.services, Purpose::ResetPassword, &command.token).await? else {
            return Err(links::invalid_link());
        };
        let profile = self.peek_at_link(owner, &command.token).await?;
        let hash = self.hash_new(&command.password, &[&profile.email, profile.display_name.as_str()]).await?;
        let mut tx = self.services.begin(owner).await?;
        let Some(proved) = links::take(&mut tx, Purpose::ResetPassword, &command.token).await? else {
            return Err(links::invalid_link());
        };
        self.replace_after_reset(&mut tx, &hash).await?;
        note_proved_address(&mut tx, &proved).await?;
        tx.publish(&[Event::PasswordChanged {}]).await?;
        tx.mark_changed();
        tx.commit().await
    }

    /// Whether the link would work, without using it up: the transaction is left to roll back.
    async fn peek_at_link(self, owner: UserId, token: &str) -> Result<domain::identity::Profile, ServiceError> {
        let mut tx = self.services.begin(owner).await?;
        if links::take(&mut tx, Purpose::ResetPassword, token).await?.is_none() {
            return Err(links::invalid_link());
        }
        Ok(users::profile(tx.conn(), owner).await?)
    }

    async fn replace_after_reset(self, tx: &mut Transaction, hash: &str) -> Result<(), ServiceError> {
        let (owner, now) = (tx.user(), self.services.now());
        credentials::put(tx.conn(), owner, hash, now).await?;
        sessions::end_others(tx.conn(), owner, None, now).await?;
        access_tokens::revoke_all(tx.conn(), owner, now).await?;
        Ok(())
    }

    /// Judges and hashes a new password.
    pub(super) async fn hash_new(self, password: &str, personal: &[&str]) -> Result<String, ServiceError> {
        let password = Password::parse(password).map_err(|code| ServiceError::field("password", code))?;
        let verdict = self.judge_password(&password, personal).await?;
        verdict.map_err(|code| ServiceError::field("password", code))?;
        self.state().hashing.hash(password.expose()).await
    }
}

/// Lets a refusal for too many attempts pass in silence.
fn unless_limited(error: ServiceError) -> Result<(), ServiceError> {
    match error {
        ServiceError::RateLimited { .. } => Ok(()),
        other => Err(other),
    }
}
