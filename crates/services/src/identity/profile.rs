//! A person's profile: reading it, and changing how things are shown.

use domain::{
    events::Event,
    identity::{Preferences, PreferencesPatch, Profile},
};

use crate::{
    Actor, ExpectedVersion, Scope, ServiceError, Transaction,
    identity::{sign_up::known_zone, state::Identity},
};

impl Identity<'_> {
    /// The caller as they see themselves.
    ///
    /// # Errors
    /// 403 `scope_missing`.
    pub async fn profile(self, actor: &Actor) -> Result<Profile, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let profile = store::identity::users::profile(tx.conn(), actor.user_id).await?;
        tx.commit().await?;
        Ok(profile)
    }

    /// Changes the fields that the patch names. The change counts in the version and goes to the owner's devices; a
    /// patch that names nothing changes nothing.
    ///
    /// # Errors
    /// 422 `unknown_time_zone`, 403 `scope_missing`.
    pub async fn update_profile(self, actor: &Actor, patch: &PreferencesPatch) -> Result<Profile, ServiceError> {
        self.update_profile_expecting(actor, patch, &ExpectedVersion::Any).await
    }

    /// The same, if the profile still has a version that the change was made from.
    ///
    /// # Errors
    /// As [`Self::update_profile`]; 412 `version_mismatch`.
    pub async fn update_profile_expecting(
        self,
        actor: &Actor,
        patch: &PreferencesPatch,
        expected: &ExpectedVersion,
    ) -> Result<Profile, ServiceError> {
        actor.require(Scope::Account)?;
        if let Some(zone) = &patch.time_zone {
            known_zone(zone.as_str()).map_err(|code| ServiceError::field("time_zone", code))?;
        }
        if *patch == PreferencesPatch::default() {
            let profile = self.profile(actor).await?;
            return expected.check(profile.version).map(|()| profile);
        }
        let (owner, now) = (actor.user_id, self.services.now());
        let mut tx = self.services.begin(owner).await?;
        let before = preferences_of_owner(&mut tx).await?;
        // The update has locked the row: what it counted up from is what was there.
        let version = store::identity::users::update(tx.conn(), owner, patch, now).await?;
        expected.check(version - 1)?;
        record_profile_change(&mut tx, version).await?;
        let profile = store::identity::users::profile(tx.conn(), owner).await?;
        let now = &profile.preferences;
        if (&before.time_zone, before.day_start) != (&now.time_zone, now.day_start) {
            tx.publish(&[Event::DaysMoved {}]).await?;
        }
        tx.commit().await?;
        Ok(profile)
    }
}

/// How the owner of a transaction likes days and clocks, for areas that count their days without a caller.
pub(crate) async fn preferences_of_owner(tx: &mut Transaction) -> Result<Preferences, ServiceError> {
    let owner = tx.user();
    Ok(store::identity::users::profile(tx.conn(), owner).await?.preferences)
}

/// Puts the profile into the feed of the owner's changes.
pub(super) async fn record_profile_change(tx: &mut Transaction, version: i64) -> Result<(), ServiceError> {
    let (owner, now) = (tx.user(), tx.services().now());
    let position = store::sync::take_position(tx.conn(), owner, 1).await?;
    let change =
        store::sync::Change { entity: "profile", entity_id: owner.to_string(), position, deleted: false, version };
    store::sync::record(tx.conn(), owner, &[change], now).await?;
    tx.mark_changed();
    Ok(())
}
