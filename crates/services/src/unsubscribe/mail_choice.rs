//! What a link may look at and change: whether mails of its kind come.

use domain::{
    ids::UserId,
    notifications::{Channel, NotificationKind},
};
use store::notifications::{find_settings, lock_settings, save_settings};

use super::token::key;
use crate::{ServiceError, Services, Transaction};

/// Whether mails of a kind come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MailChoice {
    /// Which mails.
    pub kind: NotificationKind,
    /// Whether they come.
    pub is_on: bool,
}

/// Use cases of the links in mails.
#[derive(Clone, Copy)]
pub struct Unsubscribe<'a> {
    services: &'a Services,
}

impl<'a> Unsubscribe<'a> {
    pub(crate) const fn new(services: &'a Services) -> Self {
        Self { services }
    }

    /// Whether the mails that a link speaks of come.
    ///
    /// # Errors
    /// 422 `token: token_invalid` for a link that is none of ours.
    pub async fn look(self, token: &str) -> Result<MailChoice, ServiceError> {
        let (owner, kind) = self.read(token).await?;
        let mut tx = self.services.begin(owner).await?;
        let stored = find_settings(tx.conn(), owner).await?;
        tx.commit().await?;
        let settings = stored.map(|stored| stored.settings).unwrap_or_default();
        Ok(MailChoice { kind, is_on: settings.is_on(kind, Channel::Mail) })
    }

    /// Stops the mails that a link speaks of. Done before is fine.
    ///
    /// # Errors
    /// As [`Self::look`].
    pub async fn stop(self, token: &str) -> Result<MailChoice, ServiceError> {
        let (owner, kind) = self.read(token).await?;
        self.save(owner, MailChoice { kind, is_on: false }).await
    }

    /// Lets the mails that a link speaks of come again. Done before is fine.
    ///
    /// # Errors
    /// As [`Self::look`].
    pub async fn resume(self, token: &str) -> Result<MailChoice, ServiceError> {
        let (owner, kind) = self.read(token).await?;
        self.save(owner, MailChoice { kind, is_on: true }).await
    }

    async fn read(self, token: &str) -> Result<(UserId, NotificationKind), ServiceError> {
        let found = key(self.services.pool()).await?.read(token)?;
        found.ok_or_else(|| ServiceError::field("token", "token_invalid"))
    }

    async fn save(self, owner: UserId, choice: MailChoice) -> Result<MailChoice, ServiceError> {
        let mut tx = self.services.begin(owner).await?;
        write(&mut tx, choice).await?;
        tx.commit().await?;
        Ok(choice)
    }
}

async fn write(tx: &mut Transaction, choice: MailChoice) -> Result<(), ServiceError> {
    let (owner, now) = (tx.user(), tx.services().now());
    let stored = lock_settings(tx.conn(), owner, now).await?;
    let mut settings = stored.settings;
    let mut channels = settings.channels(choice.kind);
    if channels.mail == choice.is_on {
        return Ok(());
    }
    channels.mail = choice.is_on;
    settings.matrix.insert(choice.kind, channels);
    save_settings(tx.conn(), owner, &settings, stored.next_digest_at, now).await?;
    tx.mark_changed();
    Ok(())
}
