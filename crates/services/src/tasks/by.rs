//! Who changes a task, when, and by which way.

use domain::{habits::Stamp, tasks::Completion};
use jiff::{Timestamp, civil::Date};
use store::habits::HistoryOrigin;

use crate::{
    Actor, Services,
    actor::zone_or_utc,
    habits::{Claim, settled},
};

/// A change of tasks: by a request that is served now, or by an operation of a device.
#[derive(Debug, Clone, Copy)]
pub(crate) struct By<'a> {
    pub(crate) actor: &'a Actor,
    pub(crate) claim: Claim,
    /// Zone of the device.
    pub(crate) time_zone: &'a str,
    /// What a habit's day that is noted with it came from.
    pub(crate) origin: HistoryOrigin,
}

impl<'a> By<'a> {
    /// A request that is served now.
    pub(super) fn request(actor: &'a Actor, services: &Services) -> Self {
        Self {
            actor,
            claim: Claim::Now(services.new_id()),
            time_zone: actor.preferences.time_zone.as_str(),
            origin: HistoryOrigin { session: actor.session_id, ..HistoryOrigin::default() },
        }
    }

    /// When it was made, held at the server's time.
    pub(super) fn at(&self, now: Timestamp) -> Timestamp {
        self.claim.stamp(None, now).at
    }

    /// The owner's day on which it was made.
    pub(super) fn day(&self, now: Timestamp) -> Date {
        self.actor.day_at(self.at(now))
    }

    /// Its stamp against the last one that is stored.
    pub(super) fn stamp(&self, last: Option<Stamp>, now: Timestamp) -> Stamp {
        self.claim.stamp(last, now)
    }

    /// Whether it sees what is stored: whoever is served now does, a device that was offline does not.
    pub(super) const fn sees(&self) -> bool {
        matches!(self.claim, Claim::Now(_))
    }

    /// Something that was done, at the time that is told or at that of the change.
    pub(super) fn completion(
        &self,
        told: Option<Timestamp>,
        day: Option<Date>,
        zone: Option<&str>,
        now: Timestamp,
    ) -> Completion {
        let at = told.map_or_else(|| self.at(now), |told| settled(told, now));
        let clock = zone.map_or_else(|| self.actor.wall(at), |zone| zone_or_utc(zone).to_datetime(at));
        Completion { at, day: day.unwrap_or_else(|| self.actor.day_at(at)), clock }
    }
}
