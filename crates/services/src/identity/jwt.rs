//! Access tokens: signed for fifteen minutes, and still checked against the session on every request, so that ending a
//! session works at once (decision 22).

use std::sync::Arc;

use domain::ids::{SessionId, UserId};
use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use sqlx::PgPool;
use tokio::sync::RwLock;
use uuid::Uuid;

use crate::ServiceError;

/// Seconds that an access token lives.
pub(super) const ACCESS_TOKEN_SECONDS: u32 = 900;
/// Keys are read again after this long, so that a retired one is forgotten and a new one is found.
const KEYS_FRESH_FOR: SignedDuration = SignedDuration::from_secs(60);
/// A new key signs after this long, when every server process has read it.
const KEY_SETTLES_IN: SignedDuration = SignedDuration::from_secs(120);
/// Earlier keys open what they signed for this long after a rotation: the two minutes in which they still sign, the
/// fifteen of the last token, and three for clocks that differ.
pub(super) const EARLIER_KEYS_LIVE: SignedDuration = SignedDuration::from_mins(20);
/// For whom the tokens are.
const AUDIENCE: &str = "wellspring";
/// RFC 9068: an access token, not any other JWT.
const TOKEN_TYPE: &str = "at+jwt";

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: Uuid,
    sid: Uuid,
    iat: i64,
    exp: i64,
}

/// The keys of this installation, kept for a minute.
pub struct KeyRing {
    issuer: String,
    kept: RwLock<Option<Kept>>,
}

#[derive(Clone)]
struct Kept {
    read_at: Timestamp,
    keys: Arc<Vec<Key>>,
}

struct Key {
    id: String,
    created_at: Timestamp,
    retired_at: Option<Timestamp>,
    encoding: EncodingKey,
    decoding: DecodingKey,
}

impl Key {
    fn is_usable(&self, now: Timestamp) -> bool {
        self.retired_at.is_none_or(|retired_at| retired_at > now)
    }

    fn is_settled(&self, now: Timestamp) -> bool {
        now.duration_since(self.created_at) >= KEY_SETTLES_IN
    }
}

/// The key to sign with, of keys that stand newest first: the newest that every process knows. One that is alone, as on
/// the first day or after a key was taken out of use at once, signs from the start.
fn signing_key(keys: &[Key], now: Timestamp) -> Option<&Key> {
    let mut usable = keys.iter().filter(|key| key.is_usable(now));
    usable.clone().find(|key| key.is_settled(now)).or_else(|| usable.next())
}

impl KeyRing {
    pub(super) fn new(issuer: &str) -> Self {
        Self { issuer: issuer.to_owned(), kept: RwLock::new(None) }
    }

    /// Signs an access token of a session.
    pub(super) async fn sign(
        &self,
        pool: &PgPool,
        owner: UserId,
        session: SessionId,
        now: Timestamp,
    ) -> Result<String, ServiceError> {
        let keys = self.keys(pool, now).await?;
        let Some(key) = signing_key(&keys, now) else {
            return Err(ServiceError::Internal(anyhow::anyhow!("there is no key to sign with; migrate makes one")));
        };
        let header =
            Header { kid: Some(key.id.clone()), typ: Some(TOKEN_TYPE.to_owned()), ..Header::new(Algorithm::HS256) };
        let claims = Claims {
            iss: self.issuer.clone(),
            aud: AUDIENCE.to_owned(),
            sub: owner.uuid(),
            sid: session.uuid(),
            iat: now.as_second(),
            exp: now.as_second() + i64::from(ACCESS_TOKEN_SECONDS),
        };
        jsonwebtoken::encode(&header, &claims, &key.encoding).map_err(|error| ServiceError::Internal(error.into()))
    }

    /// The session that an access token names, when its signature, kind, audience and age are right.
    pub(super) async fn verify(
        &self,
        pool: &PgPool,
        token: &str,
        now: Timestamp,
    ) -> Result<Option<(UserId, SessionId)>, ServiceError> {
        let Ok(header) = jsonwebtoken::decode_header(token) else { return Ok(None) };
        let keys = self.keys(pool, now).await?;
        let named = |key: &&Key| header.kid.as_deref() == Some(key.id.as_str()) && key.is_usable(now);
        let key = keys.iter().find(named);
        let Some(key) = key.filter(|_| header.typ.as_deref() == Some(TOKEN_TYPE)) else { return Ok(None) };
        let Ok(token) = jsonwebtoken::decode::<Claims>(token, &key.decoding, &self.validation()) else {
            return Ok(None);
        };
        let live = token.claims.exp > now.as_second();
        Ok(live.then_some((UserId(token.claims.sub), SessionId(token.claims.sid))))
    }

    fn validation(&self) -> Validation {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_audience(&[AUDIENCE]);
        validation.set_issuer(&[&self.issuer]);
        // The age is judged by our own clock, by the caller.
        validation.validate_exp = false;
        validation
    }

    /// Every key, newest first.
    async fn keys(&self, pool: &PgPool, now: Timestamp) -> Result<Arc<Vec<Key>>, ServiceError> {
        if let Some(kept) = self.kept.read().await.as_ref()
            && now.duration_since(kept.read_at).abs() < KEYS_FRESH_FOR
        {
            return Ok(kept.keys.clone());
        }
        let rows = store::identity::signing_keys::list(pool).await?;
        let keys = rows.into_iter().map(|row| Key {
            created_at: row.created_at,
            retired_at: row.retired_at,
            encoding: EncodingKey::from_secret(&row.secret),
            decoding: DecodingKey::from_secret(&row.secret),
            id: row.key_id,
        });
        let keys = Arc::new(keys.collect::<Vec<_>>());
        *self.kept.write().await = Some(Kept { read_at: now, keys: keys.clone() });
        Ok(keys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"a key that is only for this test";

    fn now() -> Timestamp {
        "2026-11-21T10:00:00Z".parse().unwrap()
    }

    fn key(id: &str, secret: &[u8], created_at: Timestamp, retired_at: Option<Timestamp>) -> Key {
        Key {
            id: id.to_owned(),
            created_at,
            retired_at,
            encoding: EncodingKey::from_secret(secret),
            decoding: DecodingKey::from_secret(secret),
        }
    }

    async fn ring(issuer: &str, id: &str, secret: &[u8]) -> KeyRing {
        let ring = KeyRing::new(issuer);
        let key = key(id, secret, now(), None);
        *ring.kept.write().await = Some(Kept { read_at: now(), keys: Arc::new(vec![key]) });
        ring
    }

    /// A pool that is never asked: the keys are kept already.
    fn no_pool() -> PgPool {
        PgPool::connect_lazy("postgres://nobody@localhost/nothing").unwrap()
    }

    fn ids() -> (UserId, SessionId) {
        (UserId(Uuid::from_u128(1)), SessionId(Uuid::from_u128(2)))
    }

    #[tokio::test]
    async fn a_token_names_its_session_for_fifteen_minutes() {
        let (pool, ring) = (no_pool(), ring("https://here.example", "k1", SECRET).await);
        let (user, session) = ids();
        let token = ring.sign(&pool, user, session, now()).await.unwrap();
        assert_eq!(ring.verify(&pool, &token, now()).await.unwrap(), Some((user, session)));
        ring.kept.write().await.as_mut().unwrap().read_at = now() + SignedDuration::from_mins(15);
        let later = now() + SignedDuration::from_mins(15);
        assert_eq!(ring.verify(&pool, &token, later).await.unwrap(), None);
    }

    #[tokio::test]
    async fn tokens_of_another_key_or_place_are_refused() {
        let pool = no_pool();
        let (user, session) = ids();
        let here = ring("https://here.example", "k1", SECRET).await;
        for (issuer, id, secret) in [
            ("https://there.example", "k1", SECRET),
            ("https://here.example", "k2", SECRET),
            ("https://here.example", "k1", b"another key, with the same name.".as_slice()),
        ] {
            let token = ring(issuer, id, secret).await.sign(&pool, user, session, now()).await.unwrap();
            assert_eq!(here.verify(&pool, &token, now()).await.unwrap(), None);
        }
    }

    #[test]
    fn a_new_key_signs_when_every_process_knows_it() {
        let minutes = |minutes| now() + SignedDuration::from_mins(minutes);
        let signs = |keys: &[Key], at: Timestamp| signing_key(keys, at).map(|key| key.id.clone());
        let rotated = [key("new", SECRET, now(), None), key("old", SECRET, minutes(-9), Some(minutes(30)))];
        assert_eq!(signs(&rotated, minutes(1)).as_deref(), Some("old"));
        assert_eq!(signs(&rotated, minutes(2)).as_deref(), Some("new"));
        let at_once = [key("new", SECRET, now(), None), key("old", SECRET, minutes(-9), Some(now()))];
        assert_eq!(signs(&at_once, now()).as_deref(), Some("new"));
        assert_eq!(signs(&[], now()), None);
    }

    #[tokio::test]
    async fn an_unsigned_or_retyped_token_is_refused() {
        let (pool, ring) = (no_pool(), ring("https://here.example", "k1", SECRET).await);
        let (user, session) = ids();
        let token = ring.sign(&pool, user, session, now()).await.unwrap();
        let (head, rest) = token.split_once('.').unwrap();
        let (body, _) = rest.split_once('.').unwrap();
        use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as B64};
        let none = B64.encode(r#"{"alg":"none","typ":"at+jwt","kid":"k1"}"#);
        assert_eq!(ring.verify(&pool, &format!("{none}.{body}."), now()).await.unwrap(), None);
        assert_eq!(ring.verify(&pool, &format!("{head}.{body}."), now()).await.unwrap(), None);
        assert_eq!(ring.verify(&pool, "not a token", now()).await.unwrap(), None);
        let plain = Header { kid: Some("k1".to_owned()), ..Header::new(Algorithm::HS256) };
        let claims: Claims = serde_json::from_slice(&B64.decode(body).unwrap()).unwrap();
        let plain = jsonwebtoken::encode(&plain, &claims, &EncodingKey::from_secret(SECRET)).unwrap();
        assert_eq!(ring.verify(&pool, &plain, now()).await.unwrap(), None);
    }
}
