//! Sessions of apps: a short access token and a refresh token that changes with every use.

use domain::identity::Profile;

use crate::{
    ServiceError, Services, Transaction,
    identity::{
        Client, cookie_sessions,
        jwt::ACCESS_TOKEN_SECONDS,
        secrets::{hash_of, new_secret},
    },
};
use domain::ids::SessionId;

/// A pair of tokens. Shown once: only the refresh token's hash is kept.
#[derive(Clone)]
pub struct TokenPair {
    /// For the `Authorization` header.
    pub access_token: String,
    /// For the next pair.
    pub refresh_token: String,
    /// Seconds that the access token lives.
    pub expires_in: u32,
    /// Whose they are.
    pub profile: Profile,
}

/// What a transaction makes of a pair; the access token is signed after the commit.
pub(super) struct Begun {
    session_id: SessionId,
    refresh_token: String,
    profile: Profile,
}

/// Begins a family of refresh tokens.
pub(super) async fn begin(tx: &mut Transaction, client: &Client) -> Result<Begun, ServiceError> {
    let refresh_token = new_secret();
    let session_id = cookie_sessions::start(tx, "token", &refresh_token, client).await?;
    add(tx, session_id, refresh_token).await
}

/// Adds a refresh token to its family.
pub(super) async fn add(
    tx: &mut Transaction,
    session_id: SessionId,
    refresh_token: String,
) -> Result<Begun, ServiceError> {
    let (owner, now) = (tx.user(), tx.services().now());
    store::identity::refresh_tokens::insert(tx.conn(), owner, session_id, &hash_of(&refresh_token), now).await?;
    let profile = store::identity::users::profile(tx.conn(), owner).await?;
    Ok(Begun { session_id, refresh_token, profile })
}

impl Begun {
    pub(super) async fn signed(self, services: &Services) -> Result<TokenPair, ServiceError> {
        let keys = &services.identity_state().keys;
        let owner = self.profile.user_id;
        let access_token = keys.sign(services.pool(), owner, self.session_id, services.now()).await?;
        Ok(TokenPair {
            access_token,
            refresh_token: self.refresh_token,
            expires_in: ACCESS_TOKEN_SECONDS,
            profile: self.profile,
        })
    }
}
