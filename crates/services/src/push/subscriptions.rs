//! Browsers that want messages: each is a subscription of its own, and says anew at each start that it is still there.

use base64::{
    Engine as _,
    alphabet::URL_SAFE,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use domain::{ids::PushSubscriptionId, problem::FieldError};
use jiff::Timestamp;
use p256::PublicKey;
use store::push_subscriptions::{self as rows, NewPushSubscription, PushSubscriptionRow};

use super::keys::key_of;
use crate::{
    Actor, Scope, ServiceError, Services,
    jobs::{Job, enqueue},
};

/// Browsers that one person may have. The one that was not seen for the longest time makes room.
const MOST_BROWSERS: i64 = 20;
/// Browsers write their keys without padding; some libraries add it.
const KEY_TEXT: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What a browser says of itself (`PushSubscription.toJSON()`).
#[derive(Clone)]
pub struct NewSubscription {
    /// Where its push service takes messages: https at a public address.
    pub endpoint: String,
    /// Its public key: 65 bytes in base64url.
    pub p256dh: String,
    /// Its secret: 16 bytes in base64url.
    pub auth: String,
    /// What the device is, for the list of devices.
    pub label: String,
}

/// A browser, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// Which.
    pub subscription_id: PushSubscriptionId,
    /// What the device is.
    pub label: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When something was last sent to it.
    pub last_sent_at: Option<Timestamp>,
    /// What came of that: `delivered`, or why not.
    pub last_outcome: Option<String>,
    /// Failures since the last delivery.
    pub failed_count: u32,
    /// Whether it belongs to the session that asks.
    pub is_here: bool,
}

/// What came of subscribing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscribed {
    /// The browser as it stands now.
    pub subscription: Subscription,
    /// Whether it was not known before.
    pub is_new: bool,
}

/// Use cases of Web Push.
#[derive(Clone, Copy)]
pub struct Push<'a> {
    services: &'a Services,
}

impl<'a> Push<'a> {
    pub(crate) const fn new(services: &'a Services) -> Self {
        Self { services }
    }

    /// The public key that a browser subscribes with: 87 characters of base64url.
    ///
    /// # Errors
    /// 403 `scope_missing`.
    pub async fn public_key(self, actor: &Actor) -> Result<String, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let key = key_of(&mut tx).await?;
        tx.commit().await?;
        Ok(key.public_text())
    }

    /// Stores a browser, or refreshes what is known of it. The same endpoint is the same browser.
    ///
    /// # Errors
    /// 422 by field: `endpoint` with `not_a_push_address`, `keys.p256dh` and `keys.auth` with `not_a_push_key`.
    pub async fn subscribe(self, actor: &Actor, new: &NewSubscription) -> Result<Subscribed, ServiceError> {
        actor.require(Scope::Write)?;
        let (endpoint, p256dh, auth) = self.checked(new)?;
        let label: String = new.label.chars().take(80).collect();
        let row = NewPushSubscription {
            subscription_id: PushSubscriptionId(self.services.new_id()),
            session_id: actor.session_id,
            endpoint: &endpoint,
            p256dh: &p256dh,
            auth: &auth,
            label: &label,
        };
        let mut tx = self.services.begin(actor.user_id).await?;
        let (id, is_new) = rows::put(tx.conn(), actor.user_id, &row, self.services.now()).await?;
        rows::prune(tx.conn(), actor.user_id, MOST_BROWSERS).await?;
        let stored = rows::find(tx.conn(), actor.user_id, id).await?;
        tx.commit().await?;
        Ok(Subscribed { subscription: seen_by(actor, stored), is_new })
    }

    /// The caller's browsers, newest first.
    ///
    /// # Errors
    /// 403 `scope_missing`.
    pub async fn subscriptions(self, actor: &Actor) -> Result<Vec<Subscription>, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let stored = rows::list(tx.conn(), actor.user_id).await?;
        tx.commit().await?;
        Ok(stored.into_iter().map(|row| seen_by(actor, row)).collect())
    }

    /// Forgets a browser: nothing is sent to it any more.
    ///
    /// # Errors
    /// 404 when there is none of that id.
    pub async fn unsubscribe(self, actor: &Actor, id: PushSubscriptionId) -> Result<(), ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        if !rows::remove(tx.conn(), actor.user_id, id).await? {
            return Err(ServiceError::NotFound);
        }
        tx.commit().await
    }

    /// Sends a message that says no more than that messages arrive. Pressed twice before it left, it leaves once.
    ///
    /// # Errors
    /// 404 when there is no browser of that id.
    pub async fn test(self, actor: &Actor, id: PushSubscriptionId) -> Result<(), ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        rows::find(tx.conn(), actor.user_id, id).await?;
        let job = Job::TestPush { user_id: actor.user_id, subscription_id: id };
        let only_one = format!("test_push:{id}");
        enqueue(tx.conn(), self.services, &job, self.services.now(), Some(&only_one)).await?;
        tx.commit().await
    }

    /// Endpoint, public key and secret of a browser, all of them usable.
    fn checked(self, new: &NewSubscription) -> Result<(String, Vec<u8>, Vec<u8>), ServiceError> {
        let mut errors = Vec::new();
        let reach = self.services.settings().push.reach;
        let endpoint = reach.parse(&new.endpoint).map_err(|code| errors.push(FieldError::new("endpoint", code)));
        let p256dh = KEY_TEXT.decode(&new.p256dh).unwrap_or_default();
        if p256dh.len() != 65 || PublicKey::from_sec1_bytes(&p256dh).is_err() {
            errors.push(FieldError::new("keys.p256dh", "not_a_push_key"));
        }
        let auth = KEY_TEXT.decode(&new.auth).unwrap_or_default();
        if auth.len() != 16 {
            errors.push(FieldError::new("keys.auth", "not_a_push_key"));
        }
        match endpoint {
            Ok(endpoint) if errors.is_empty() => Ok((endpoint.into(), p256dh, auth)),
            _ => Err(ServiceError::Invalid(errors)),
        }
    }
}

fn seen_by(actor: &Actor, row: PushSubscriptionRow) -> Subscription {
    Subscription {
        subscription_id: row.subscription_id,
        label: row.label,
        created_at: row.created_at,
        last_sent_at: row.last_sent_at,
        last_outcome: row.last_outcome,
        failed_count: u32::try_from(row.failed_count).unwrap_or_default(),
        is_here: row.session_id.is_some() && row.session_id == actor.session_id,
    }
}
