//! A person shows address and password. Wrong password, unknown address and switched-off account are one answer that
//! takes the same work.

use domain::{identity::EmailAddress, problem::FieldError};
use store::identity::{credentials, leaving};

use crate::{
    ServiceError, Transaction,
    identity::{
        Client, CookieSession, TokenPair, cookie_sessions, hashing::is_outdated, state::Identity, token_sessions,
    },
};

/// Longer ones than any stored password are not hashed at all; counted in bytes.
const LONGEST_TRIED: usize = 1024;

/// What a person fills in.
#[derive(Clone)]
pub struct SignIn {
    /// Address.
    pub email: String,
    /// Password.
    pub password: String,
}

/// What somebody who signs in wants with an account whose end was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// Nothing was said about that: they are told, and not let in.
    SignIn,
    /// To keep it.
    ComeBack,
}

impl Identity<'_> {
    /// Signs a browser in. The session of the cookie that it brought along, if any, ends.
    ///
    /// # Errors
    /// 401 `wrong_credentials`, 422 `required` by field, 429; 409 `account_leaving` for the right password of an
    /// account whose end was asked for, which [`Identity::come_back`] takes back.
    pub async fn sign_in(
        self,
        command: &SignIn,
        client: &Client,
        replaced_cookie: Option<&str>,
    ) -> Result<CookieSession, ServiceError> {
        let mut tx = self.sign_in_in_transaction(command, client, Wish::SignIn).await?;
        let session = cookie_sessions::begin(&mut tx, client).await?;
        tx.commit().await?;
        cookie_sessions::end_replaced(self.services, replaced_cookie, session.profile.user_id).await?;
        Ok(session)
    }

    /// Signs an app in.
    ///
    /// # Errors
    /// As [`Self::sign_in`].
    pub async fn sign_in_for_tokens(self, command: &SignIn, client: &Client) -> Result<TokenPair, ServiceError> {
        let mut tx = self.sign_in_in_transaction(command, client, Wish::SignIn).await?;
        let begun = token_sessions::begin(&mut tx, client).await?;
        tx.commit().await?;
        begun.signed(self.services).await
    }

    pub(super) async fn sign_in_in_transaction(
        self,
        command: &SignIn,
        client: &Client,
        wish: Wish,
    ) -> Result<Transaction, ServiceError> {
        require(&[("email", &command.email), ("password", &command.password)])?;
        self.count_sign_in(client.network).await?;
        let address = EmailAddress::parse(&command.email).map(|address| address.canonical());
        let canonical = address.clone().unwrap_or_else(|_| command.email.trim().to_lowercase());
        self.count_account(&canonical, client.network).await?;
        // What nobody can sign up with is nobody's address; the work is the same, so that nothing can be told from it.
        let found = match &address {
            Ok(address) => credentials::find(self.services.pool(), address).await?,
            Err(_) => None,
        };
        let hashing = &self.state().hashing;
        let tried = if command.password.len() > LONGEST_TRIED { "" } else { command.password.as_str() };
        let is_right = hashing.verify(tried, found.as_ref().map(|c| c.password_hash.as_str())).await?;
        let Some(credential) = found.filter(|credential| is_right && !credential.disabled) else {
            return Err(ServiceError::refused(401, "wrong_credentials"));
        };
        self.forgive_account(&canonical, client.network).await?;
        if credential.leaving && wish == Wish::SignIn {
            return Err(ServiceError::refused(409, "account_leaving"));
        }
        let better = match is_outdated(&credential.password_hash) {
            true => Some(hashing.hash(tried).await?),
            false => None,
        };
        let mut tx = self.services.begin(credential.user_id).await?;
        // Not after its days: then it is about to be erased, and whoever came back would lose it all the same.
        if credential.leaving
            && !leaving::take_deletion_back(tx.conn(), credential.user_id, self.services.now()).await?
        {
            return Err(ServiceError::refused(401, "wrong_credentials"));
        }
        if let Some(better) = better {
            credentials::rehash(tx.conn(), credential.user_id, &credential.password_hash, &better).await?;
        }
        Ok(tx)
    }
}

/// Refuses fields that were left empty.
pub(super) fn require(fields: &[(&'static str, &str)]) -> Result<(), ServiceError> {
    let missing: Vec<_> = fields
        .iter()
        .filter(|(_, text)| text.is_empty())
        .map(|&(field, _)| FieldError::new(field, "required"))
        .collect();
    if missing.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(missing)) }
}
