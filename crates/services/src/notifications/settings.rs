//! What a person wants to be told: read, replaced, switched off.

use domain::notifications::{NotificationSettings, next_summary};
use jiff::Timestamp;
use store::notifications as rows;

use super::{Notifications, recipient::Recipient};
use crate::{Actor, ExpectedVersion, Scope, ServiceError, Transaction};

/// Settings and their version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurrentSettings {
    /// What holds.
    pub settings: NotificationSettings,
    /// Counts changes; 0 before the first.
    pub version: i64,
}

impl Notifications<'_> {
    /// What the caller wants to be told.
    ///
    /// # Errors
    /// 403 `scope_missing`.
    pub async fn settings(self, actor: &Actor) -> Result<CurrentSettings, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let stored = rows::find_settings(tx.conn(), actor.user_id).await?;
        tx.commit().await?;
        let (settings, version) = stored.map(|stored| (stored.settings, stored.version)).unwrap_or_default();
        Ok(CurrentSettings { settings, version })
    }

    /// Replaces what the caller wants to be told.
    ///
    /// # Errors
    /// As [`NotificationSettings::checked`]; 412 `version_mismatch`, 409 `changed_elsewhere`, 403 `scope_missing`.
    pub async fn replace_settings(
        self,
        actor: &Actor,
        settings: NotificationSettings,
        expected: &ExpectedVersion,
    ) -> Result<CurrentSettings, ServiceError> {
        actor.require(Scope::Write)?;
        let settings = settings.checked()?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let current = change(&mut tx, expected, |_| settings).await?;
        tx.commit().await?;
        Ok(current)
    }

    /// Switches everything off: no kind by any channel, no summary, no badge.
    ///
    /// # Errors
    /// 403 `scope_missing`.
    pub async fn silence(self, actor: &Actor) -> Result<CurrentSettings, ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let current = change(&mut tx, &ExpectedVersion::Any, NotificationSettings::silenced).await?;
        tx.commit().await?;
        Ok(current)
    }
}

async fn change(
    tx: &mut Transaction,
    expected: &ExpectedVersion,
    next: impl FnOnce(NotificationSettings) -> NotificationSettings,
) -> Result<CurrentSettings, ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let stored = rows::lock_settings(tx.conn(), user, now).await?;
    expected.check(stored.version)?;
    let settings = next(stored.settings);
    let next_digest_at = next_digest(tx, &settings, now).await?;
    let version = rows::save_settings(tx.conn(), user, &settings, next_digest_at, now).await?;
    tx.mark_changed();
    Ok(CurrentSettings { settings, version })
}

async fn next_digest(
    tx: &mut Transaction,
    settings: &NotificationSettings,
    now: Timestamp,
) -> Result<Option<Timestamp>, ServiceError> {
    let Some(at) = settings.digest_at else { return Ok(None) };
    Ok(Some(next_summary(at, &Recipient::of(tx).await?.zone, now)))
}
