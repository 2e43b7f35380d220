//! Another key for access tokens. Run by the owner of the database: no role of a request may touch the keys.

use jiff::Timestamp;
use sqlx::PgPool;
use store::identity::signing_keys::{self, SigningKeyRow};
use uuid::Uuid;

use crate::{ServiceError, identity::jwt::EARLIER_KEYS_LIVE};

/// What becomes of the keys before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EarlierKeys {
    /// They open what they signed until all of it is over.
    RunOut,
    /// They open nothing any more, because somebody else may have them: every app has to ask for its next access token.
    EndNow,
}

/// Makes a key that signs from two minutes on, when every server process knows it. Returns from when on the keys before
/// are refused; processes that run notice within a minute.
///
/// # Errors
/// When the database is not available, or the account may not change the keys.
pub async fn rotate_signing_keys(
    owner: &PgPool,
    now: Timestamp,
    earlier: EarlierKeys,
) -> Result<Timestamp, ServiceError> {
    let retired_at = match earlier {
        EarlierKeys::RunOut => now.checked_add(EARLIER_KEYS_LIVE).unwrap_or(now),
        EarlierKeys::EndNow => now,
    };
    let key = SigningKeyRow {
        key_id: format!("k{}", Uuid::from_u128(rand::random()).simple()),
        secret: rand::random::<[u8; 32]>().to_vec(),
        created_at: now,
        retired_at: None,
    };
    let mut transaction = owner.begin().await?;
    signing_keys::forget(&mut transaction, now).await?;
    signing_keys::retire_all(&mut transaction, retired_at).await?;
    signing_keys::insert(&mut transaction, &key).await?;
    transaction.commit().await?;
    Ok(retired_at)
}
