//! Who is told something, where nobody calls: their clock, and what a use case needs to know of them.

use domain::{identity::Profile, time::local_day_in};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use store::identity::users;

use crate::{Actor, ServiceError, Transaction, actor::zone_or_utc};

/// The owner of a transaction.
#[derive(Debug, Clone)]
pub(super) struct Recipient {
    pub(super) profile: Profile,
    pub(super) zone: TimeZone,
    /// Whose account is switched off is told nothing.
    pub(super) is_disabled: bool,
}

impl Recipient {
    pub(super) async fn of(tx: &mut Transaction) -> Result<Self, ServiceError> {
        let user = tx.user();
        let profile = users::profile(tx.conn(), user).await?;
        let is_disabled = users::is_disabled(tx.conn(), user).await?;
        let zone = zone_or_utc(profile.preferences.time_zone.as_str());
        Ok(Self { profile, zone, is_disabled })
    }

    /// The person's day at an instant.
    pub(super) fn day_at(&self, at: Timestamp) -> Date {
        local_day_in(at, &self.zone, self.profile.preferences.day_start)
    }

    /// The person as a caller of their own use cases.
    pub(super) fn actor(&self) -> Actor {
        Actor::without_session(self.profile.clone())
    }
}
