//! Where the key of this installation comes from: the configuration, or the table that keeps the one made here.

use store::push_subscriptions as rows;

use super::vapid::VapidKey;
use crate::{ServiceError, Transaction};

/// The key to sign with. Made when it is asked for the first time; every process then reads the same one.
pub(super) async fn key_of(tx: &mut Transaction) -> Result<VapidKey, ServiceError> {
    if let Some(chosen) = &tx.services().settings().push.private_key {
        return VapidKey::parse(chosen)
            .ok_or_else(|| ServiceError::Internal(anyhow::anyhow!("push.private_key is not a key: see gen-vapid")));
    }
    if let Some(kept) = rows::find_key(tx.conn()).await? {
        return read(&kept);
    }
    rows::keep_key(tx.conn(), &VapidKey::generate().to_bytes()).await?;
    let kept = rows::find_key(tx.conn()).await?;
    read(&kept.ok_or_else(|| ServiceError::Internal(anyhow::anyhow!("the push key was not kept")))?)
}

fn read(bytes: &[u8]) -> Result<VapidKey, ServiceError> {
    VapidKey::from_bytes(bytes).ok_or_else(|| ServiceError::Internal(anyhow::anyhow!("the kept push key is no key")))
}
