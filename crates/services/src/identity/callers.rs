//! Who a cookie or a bearer token belongs to. Asked by every request, so it is one query; noting that a session is in
//! use is a write and happens at most every five minutes.

use domain::ids::{AccessTokenId, SessionId, UserId};
use jiff::{SignedDuration, Timestamp};
use store::identity::{Caller, TokenCaller, callers};

use crate::{
    Actor, Scopes, ServiceError,
    identity::{
        activity,
        cookie_sessions::{IDLE, later},
        secrets::{access_token_is_whole, hash_of, is_access_token},
        state::Identity,
    },
};

/// A session that was noted as used this recently is not noted again.
const TOUCH_EVERY: SignedDuration = SignedDuration::from_mins(5);
/// Longer ones are no tokens of ours and cost no query; in bytes.
const LONGEST_TOKEN: usize = 2048;

impl Identity<'_> {
    /// The person of a session cookie, or none when the session is unknown, ended or too old.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn session_actor(self, cookie: &str) -> Result<Option<Actor>, ServiceError> {
        if cookie.is_empty() || cookie.len() > LONGEST_TOKEN {
            return Ok(None);
        }
        let now = self.services.now();
        let found = callers::by_cookie(self.services.pool(), &hash_of(cookie), now).await?;
        let Some(caller) = found else { return Ok(None) };
        let (is_stale, session) = (is_stale(Some(caller.last_seen_at), now), caller.session_id);
        let actor = actor_of_session(caller);
        if is_stale {
            self.note_session(&actor, session, now).await;
        }
        Ok(Some(actor))
    }

    /// The person of an access token or a personal access token, or none when it is no good.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn bearer_actor(self, token: &str) -> Result<Option<Actor>, ServiceError> {
        if token.len() > LONGEST_TOKEN {
            return Ok(None);
        }
        let (pool, now) = (self.services.pool(), self.services.now());
        if is_access_token(token) {
            return self.access_token_actor(token, now).await;
        }
        let Some((owner, session)) = self.state().keys.verify(pool, token, now).await? else { return Ok(None) };
        let Some(caller) = callers::by_session(pool, owner, session, now).await? else { return Ok(None) };
        let is_stale = is_stale(Some(caller.last_seen_at), now);
        let actor = actor_of_session(caller);
        if is_stale {
            self.note_session(&actor, session, now).await;
        }
        Ok(Some(actor))
    }

    async fn access_token_actor(self, token: &str, now: Timestamp) -> Result<Option<Actor>, ServiceError> {
        if !access_token_is_whole(token) {
            return Ok(None);
        }
        let found = callers::by_access_token(self.services.pool(), &hash_of(token), now).await?;
        let Some(caller) = found else { return Ok(None) };
        if is_stale(caller.last_used_at, now) {
            self.note_access_token(caller.user_id, caller.access_token_id, now).await;
        }
        Ok(Some(actor_of_token(caller)))
    }

    /// A request does not fail because a note of it cannot be written.
    async fn note_session(self, actor: &Actor, session: SessionId, now: Timestamp) {
        let (owner, today) = (actor.user_id, actor.day_at(now));
        let noted = async {
            let mut tx = self.services.begin(owner).await?;
            store::identity::sessions::touch(tx.conn(), owner, session, later(now, IDLE), now).await?;
            activity::note_day(&mut tx, today).await?;
            tx.commit().await
        };
        if let Err(error) = noted.await {
            tracing::warn!(%error, "could not note that a session is in use");
        }
    }

    async fn note_access_token(self, owner: UserId, token: AccessTokenId, now: Timestamp) {
        let noted = async {
            let mut tx = self.services.begin(owner).await?;
            store::identity::access_tokens::touch(tx.conn(), owner, token, now).await?;
            tx.commit().await
        };
        if let Err(error) = noted.await {
            tracing::warn!(%error, "could not note that an access token is in use");
        }
    }
}

fn is_stale(noted_at: Option<Timestamp>, now: Timestamp) -> bool {
    noted_at.is_none_or(|noted_at| now.duration_since(noted_at) >= TOUCH_EVERY)
}

fn actor_of_session(caller: Caller) -> Actor {
    Actor {
        user_id: caller.user_id,
        session_id: Some(caller.session_id),
        scopes: Scopes::ALL,
        preferences: caller.preferences,
        display_name: caller.display_name,
        email: caller.email,
        email_verified: caller.email_verified,
    }
}

fn actor_of_token(caller: TokenCaller) -> Actor {
    Actor {
        user_id: caller.user_id,
        session_id: None,
        scopes: Scopes::from_names(caller.scopes.iter().map(String::as_str)),
        preferences: caller.preferences,
        display_name: caller.display_name,
        email: caller.email,
        email_verified: caller.email_verified,
    }
}
