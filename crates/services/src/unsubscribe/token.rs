//! What a link says: whose mails of which kind, signed. Nothing is stored for it, so that it works as long as the mail
//! lies somewhere, and nothing runs out before its reader comes to it. All that it can do is stop mails and let them
//! come again.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{ids::UserId, notifications::NotificationKind};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use sqlx::PgExecutor;
use uuid::Uuid;

use crate::{ServiceError, Transaction};

const PURPOSE: &str = "unsubscribe";
const OWNER_BYTES: usize = 16;
/// Half of a SHA-256: 128 bits cannot be guessed, and the address stays short.
const SIGNATURE_BYTES: usize = 16;
/// Longer ones are no tokens of ours; in characters.
const LONGEST: usize = 128;

/// The whole address that stops mails of a kind to the owner of the transaction.
pub(crate) async fn link(tx: &mut Transaction, kind: NotificationKind) -> Result<String, ServiceError> {
    let owner = tx.user();
    let key = key(tx.conn()).await?;
    let token = key.token(owner, kind)?;
    Ok(format!("{}/unsubscribe/{token}", tx.services().settings().public_url))
}

/// The key that signs.
pub(super) struct LinkKey(Vec<u8>);

pub(super) async fn key(executor: impl PgExecutor<'_>) -> Result<LinkKey, ServiceError> {
    Ok(LinkKey(store::link_keys::find(executor, PURPOSE).await?))
}

impl LinkKey {
    fn token(&self, owner: UserId, kind: NotificationKind) -> Result<String, ServiceError> {
        let said = said(owner, kind.as_str().as_bytes());
        let signature = self.mac(&said)?.finalize().into_bytes();
        let token: Vec<u8> = signature.iter().take(SIGNATURE_BYTES).chain(&said).copied().collect();
        Ok(URL_SAFE_NO_PAD.encode(token))
    }

    /// Whose mails of which kind a token speaks of; none for one that this key did not sign.
    pub(super) fn read(&self, token: &str) -> Result<Option<(UserId, NotificationKind)>, ServiceError> {
        if token.len() > LONGEST {
            return Ok(None);
        }
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(token) else { return Ok(None) };
        let Some((signature, said)) = bytes.split_at_checked(SIGNATURE_BYTES) else { return Ok(None) };
        if self.mac(said)?.verify_truncated_left(signature).is_err() {
            return Ok(None);
        }
        Ok(owner_and_kind(said))
    }

    fn mac(&self, said: &[u8]) -> Result<Hmac<Sha256>, ServiceError> {
        let mac = Hmac::<Sha256>::new_from_slice(&self.0)
            .map_err(|error| ServiceError::Internal(anyhow::anyhow!("the key of links: {error}")))?;
        Ok(mac.chain_update(PURPOSE.as_bytes()).chain_update(said))
    }
}

fn said(owner: UserId, kind: &[u8]) -> Vec<u8> {
    owner.uuid().as_bytes().iter().chain(kind).copied().collect()
}

fn owner_and_kind(said: &[u8]) -> Option<(UserId, NotificationKind)> {
    let (owner, kind) = said.split_at_checked(OWNER_BYTES)?;
    let kind = std::str::from_utf8(kind).ok()?.parse().ok()?;
    Some((UserId(Uuid::from_slice(owner).ok()?), kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> LinkKey {
        LinkKey(vec![byte; 32])
    }

    const ANA: UserId = UserId(Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0001));

    #[test]
    fn a_token_says_whose_mails_of_which_kind() {
        for kind in NotificationKind::ALL {
            let token = key(1).token(ANA, kind).unwrap();
            assert_eq!(key(1).read(&token).unwrap(), Some((ANA, kind)));
            assert!(
                token.len() <= LONGEST
                    && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
            );
        }
    }

    #[test]
    fn nobody_makes_one_for_somebody_else() {
        let token = key(1).token(ANA, NotificationKind::HabitReminder).unwrap();
        assert_eq!(key(2).read(&token).unwrap(), None);
        let bytes = URL_SAFE_NO_PAD.decode(&token).unwrap();
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert_eq!(key(1).read(&URL_SAFE_NO_PAD.encode(&changed)).unwrap(), None, "byte {at}");
        }
        for odd in ["", "a", "not base64 at all", &token[..20], &"a".repeat(500)] {
            assert_eq!(key(1).read(odd).unwrap(), None, "{odd}");
        }
    }
}
