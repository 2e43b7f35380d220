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
    /// Whose account is switched off, or about to be erased.
    pub(super) is_told_nothing: bool,
}

impl Recipient {
    pub(super) async fn of(tx: &mut Transaction) -> Result<Self, ServiceError> {
        let user = tx.user();
        let profile = users::profile(tx.conn(), user).await?;
        let is_told_nothing = users::is_told_nothing(tx.conn(), user).await?;
        let zone = zone_or_utc(profile.preferences.time_zone.as_str());
        Ok(Self { profile, zone, is_told_nothing })
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
