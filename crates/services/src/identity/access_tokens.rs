//! Personal access tokens: for scripts of the owner's, with no more rights than they need.

use domain::{habits::text_field, ids::AccessTokenId, problem::FieldError};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::identity::access_tokens::{self, AccessTokenRow};

use crate::{
    Actor, IdempotencyKey, Scope, Scopes, ServiceError, idempotency,
    identity::{
        cookie_sessions::later,
        secrets::{hash_of, new_access_token},
        state::Identity,
    },
};

/// Tokens that one person may have.
const MOST_TOKENS: usize = 100;
/// Ten years: longer than that is "without an end", which is to be said.
const MOST_DAYS: u16 = 3650;

/// A wish for a token.
#[derive(Debug, Clone)]
pub struct NewAccessToken {
    /// What the owner calls it: 1 to 80 characters.
    pub name: String,
    /// `read`, `write`, `account`: at least one.
    pub scopes: Vec<String>,
    /// Days that it lives, 1 to 3650; none for one without an end.
    pub expires_in_days: Option<u16>,
}

/// A token, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessToken {
    /// Which.
    pub access_token_id: AccessTokenId,
    /// What the owner calls it.
    pub name: String,
    /// `read`, `write`, `account`.
    pub scopes: Vec<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends, if ever.
    pub expires_at: Option<Timestamp>,
    /// When it was last noted as used, to five minutes.
    pub last_used_at: Option<Timestamp>,
}

impl Identity<'_> {
    /// The caller's usable tokens, newest first.
    ///
    /// # Errors
    /// 403 `scope_missing`.
    pub async fn access_tokens(self, actor: &Actor) -> Result<Vec<AccessToken>, ServiceError> {
        actor.require(Scope::Account)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let rows = access_tokens::list(tx.conn(), actor.user_id, self.services.now()).await?;
        tx.commit().await?;
        Ok(rows.into_iter().map(AccessToken::from).collect())
    }

    /// Makes a token. Its secret is returned once and never shown again.
    ///
    /// # Errors
    /// 422 by field, 409 `over_limit`, 403 `scope_missing`, also for a scope that the caller lacks.
    pub async fn create_access_token(
        self,
        actor: &Actor,
        command: &NewAccessToken,
    ) -> Result<(AccessToken, String), ServiceError> {
        self.create_access_token_once(actor, command, None).await
    }

    /// The same for a request that may come twice under one key. The secret is not kept, so it cannot be told again:
    /// the owner who lost the answer revokes that token and makes another.
    ///
    /// # Errors
    /// As [`Self::create_access_token`]; 409 `already_created` for the second time, 422 `idempotency_key_reused` when
    /// another request holds the key.
    pub async fn create_access_token_once(
        self,
        actor: &Actor,
        command: &NewAccessToken,
        key: Option<&IdempotencyKey>,
    ) -> Result<(AccessToken, String), ServiceError> {
        actor.require(Scope::Account)?;
        let now = self.services.now();
        let (name, scopes) = checked(command)?;
        for (scope, _) in SCOPES.iter().filter(|(_, word)| scopes.iter().any(|chosen| chosen == word)) {
            actor.require(*scope)?;
        }
        let row = AccessTokenRow {
            access_token_id: AccessTokenId(self.services.new_id()),
            name,
            scopes,
            created_at: now,
            expires_at: command
                .expires_in_days
                .map(|days| later(now, SignedDuration::from_hours(24 * i64::from(days)))),
            last_used_at: None,
        };
        let secret = new_access_token();
        let mut tx = self.services.begin(actor.user_id).await?;
        if let Some(key) = key {
            let request = json!(["access tokens", row.name, row.scopes, command.expires_in_days]);
            if idempotency::take(&mut tx, key, &request, row.access_token_id.uuid()).await?.is_some() {
                return Err(ServiceError::refused(409, "already_created"));
            }
        }
        if access_tokens::list(tx.conn(), actor.user_id, now).await?.len() >= MOST_TOKENS {
            return Err(ServiceError::refused(409, "over_limit"));
        }
        access_tokens::insert(tx.conn(), actor.user_id, &row, &hash_of(&secret)).await?;
        tx.commit().await?;
        Ok((row.into(), secret))
    }

    /// Revokes a token at once.
    ///
    /// # Errors
    /// 404 when there is none of that id, 403 `scope_missing`.
    pub async fn revoke_access_token(self, actor: &Actor, token: AccessTokenId) -> Result<(), ServiceError> {
        actor.require(Scope::Account)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        if !access_tokens::revoke(tx.conn(), actor.user_id, token, self.services.now()).await? {
            return Err(ServiceError::NotFound);
        }
        tx.mark_changed();
        tx.commit().await
    }
}

const SCOPES: [(Scope, &str); 3] = [(Scope::Read, "read"), (Scope::Write, "write"), (Scope::Account, "account")];

/// The name, and the scope words in their own order and once each.
fn checked(command: &NewAccessToken) -> Result<(String, Vec<String>), ServiceError> {
    let mut errors = Vec::new();
    let name = text_field(&command.name, 80).map_err(|code| errors.push(FieldError::new("name", code)));
    let known = |word: &String| Scopes::from_names([word.as_str()]) != Scopes::default();
    if command.scopes.is_empty() {
        errors.push(FieldError::new("scopes", "required"));
    } else if !command.scopes.iter().all(known) {
        errors.push(FieldError::new("scopes", "unknown_choice"));
    }
    if command.expires_in_days.is_some_and(|days| days == 0 || days > MOST_DAYS) {
        errors.push(FieldError::new("expires_in_days", "out_of_range"));
    }
    let words = SCOPES.iter().map(|(_, word)| (*word).to_owned());
    match name {
        Ok(name) if errors.is_empty() => Ok((name, words.filter(|word| command.scopes.contains(word)).collect())),
        _ => Err(ServiceError::Invalid(errors)),
    }
}

impl From<AccessTokenRow> for AccessToken {
    fn from(row: AccessTokenRow) -> Self {
        Self {
            access_token_id: row.access_token_id,
            name: row.name,
            scopes: row.scopes,
            created_at: row.created_at,
            expires_at: row.expires_at,
            last_used_at: row.last_used_at,
        }
    }
}
