//! `Idempotency-Key`: a client that heard no answer sends its request again under the same key, and one thing is made.
//! Where a client makes the id itself, the id does the same for ever; a key is remembered for a day.

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use sha2::{Digest, Sha256};
use store::idempotency::{self as rows, KeyedRequest};
use uuid::Uuid;

use crate::{ServiceError, Transaction};

/// Most bytes of a key.
const LONGEST: usize = 255;
/// How long a key is remembered.
pub(crate) const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// A key of the caller's choosing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// Reads a key: 1 to 255 visible ASCII characters.
    ///
    /// # Errors
    /// `required` when there is nothing, `too_long`, `control_character` for what cannot be seen.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        match text {
            "" => Err("required"),
            long if long.len() > LONGEST => Err("too_long"),
            odd if !odd.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') => Err("control_character"),
            key => Ok(Self(key.to_owned())),
        }
    }
}

/// Takes the key for what is about to be made under `made_id`. Returns what the same request made before, if it did.
///
/// # Errors
/// 422 `idempotency_key_reused` when another request holds the key.
pub(crate) async fn take(
    tx: &mut Transaction,
    key: &IdempotencyKey,
    request: &Value,
    made_id: Uuid,
) -> Result<Option<Uuid>, ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let forgotten_before = now.checked_sub(KEPT).unwrap_or(Timestamp::MIN);
    let request = KeyedRequest { request_hash: Sha256::digest(request.to_string()).to_vec(), made_id };
    match rows::take_key(tx.conn(), user, &key.0, &request, now, forgotten_before).await? {
        None => Ok(None),
        Some(earlier) if earlier.request_hash == request.request_hash => Ok(Some(earlier.made_id)),
        Some(_) => Err(ServiceError::refused(422, "idempotency_key_reused")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_short_and_can_be_seen() {
        assert!(IdempotencyKey::parse("0198c2d4-6f1e").is_ok());
        assert!(IdempotencyKey::parse(&"k".repeat(255)).is_ok());
        assert_eq!(IdempotencyKey::parse(&"k".repeat(256)), Err("too_long"));
        assert_eq!(IdempotencyKey::parse(""), Err("required"));
        assert_eq!(IdempotencyKey::parse("a\tb"), Err("control_character"));
        assert_eq!(IdempotencyKey::parse("clé"), Err("control_character"));
    }
}
