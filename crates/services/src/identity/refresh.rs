//! A refresh token buys the next pair. Used again within a minute it buys a sibling of that one: the answer may have
//! been lost, or two windows asked at once, and each goes on with its own. Used later, or when the latest pair has
//! bought the one after it already, it is a thief's or was stolen, and the whole family ends (decision 22).

use jiff::SignedDuration;
use store::identity::{callers, refresh_tokens, sessions};

use crate::{
    ServiceError, Transaction,
    identity::{
        TokenPair,
        cookie_sessions::{IDLE, later},
        secrets::{hash_of, new_secret},
        state::Identity,
        token_sessions,
    },
};

/// For so long a lost answer may be asked for again.
const FORGIVEN_WITHIN: SignedDuration = SignedDuration::from_secs(60);

impl Identity<'_> {
    /// Gives the next pair for a refresh token.
    ///
    /// # Errors
    /// 401 `invalid_token` for one that is unknown, spent, or of an ended session; 429.
    pub async fn refresh(self, refresh_token: &str) -> Result<TokenPair, ServiceError> {
        let (services, now, hash) = (self.services, self.services.now(), hash_of(refresh_token));
        let Some((owner, session)) = refresh_tokens::find(services.pool(), &hash).await? else {
            return Err(invalid_token());
        };
        self.count_refresh(owner).await?;
        let mut tx = services.begin(owner).await?;
        if !take(&mut tx, &hash).await? {
            if sessions::end(tx.conn(), owner, session, now).await? {
                tracing::warn!(session.id = %session, "a spent refresh token was used again: its session ended");
            }
            tx.mark_changed();
            tx.commit().await?;
            return Err(invalid_token());
        }
        let (next, idle) = (new_secret(), later(now, IDLE));
        // Also refuses the session of an account that was switched off.
        let is_live = callers::by_session(tx.conn(), owner, session, now).await?.is_some()
            && sessions::rotate(tx.conn(), owner, session, "token", &hash_of(&next), idle, now).await?;
        if !is_live {
            return Err(invalid_token());
        }
        refresh_tokens::mark_rotated(tx.conn(), owner, &hash, &hash_of(&next), now).await?;
        let begun = token_sessions::add(&mut tx, session, next).await?;
        tx.commit().await?;
        begun.signed(services).await
    }

    /// Ends the session of a refresh token. An unknown token is no error: it is signed out already.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn sign_out_token(self, refresh_token: &str) -> Result<(), ServiceError> {
        let found = refresh_tokens::find(self.services.pool(), &hash_of(refresh_token)).await?;
        let Some((owner, session)) = found else { return Ok(()) };
        let mut tx = self.services.begin(owner).await?;
        sessions::end(tx.conn(), owner, session, self.services.now()).await?;
        tx.mark_changed();
        tx.commit().await
    }
}

/// Whether a token may buy a pair. It is locked, so that two uses at once follow each other.
async fn take(tx: &mut Transaction, hash: &[u8]) -> Result<bool, ServiceError> {
    let (owner, now) = (tx.user(), tx.services().now());
    let token = refresh_tokens::lock(tx.conn(), owner, hash).await?;
    let Some(rotated_at) = token.rotated_at else { return Ok(true) };
    let Some(successor) = token.successor_hash else { return Ok(false) };
    Ok(now.duration_since(rotated_at) <= FORGIVEN_WITHIN
        && refresh_tokens::is_unused(tx.conn(), owner, &successor).await?)
}

const fn invalid_token() -> ServiceError {
    ServiceError::refused(401, "invalid_token")
}
