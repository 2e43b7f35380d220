//! One word about several days at once: a minimum day, the answer about days of absence, and what takes either back.
//! All of it in one transaction, so that one step can be undone as one.

use domain::{
    habits::{EntryPatch, EntryStatus, Patch},
    ids::HabitId,
};
use jiff::civil::Date;
use store::sync as feed;

use super::{super::Habits, Claim, DayBook, EntryChange, EntryRequest};
use crate::{Actor, Scope, ServiceError};

/// Days that one step may speak of: almost three years of one habit.
pub const MAX_DAYS_AT_ONCE: usize = 1000;

impl Habits<'_> {
    /// Sets the status of days, or removes it; amounts and notes stay. All of them or none.
    ///
    /// # Errors
    /// As [`Self::set_entry`]; `too_many` above [`MAX_DAYS_AT_ONCE`].
    pub async fn set_days(
        &self,
        actor: &Actor,
        days: &[(HabitId, Date)],
        status: Option<EntryStatus>,
    ) -> Result<(), ServiceError> {
        actor.require(Scope::Write)?;
        if days.len() > MAX_DAYS_AT_ONCE {
            return Err(ServiceError::field("days", "too_many"));
        }
        if days.is_empty() {
            return Ok(());
        }
        let status = status.map_or(Patch::Clear, Patch::Set);
        let time_zone = actor.preferences.time_zone.as_str();
        let request = |&(habit_id, day): &(HabitId, Date)| EntryRequest {
            habit_id,
            day,
            change: EntryChange::Set(EntryPatch { status, ..EntryPatch::default() }),
            claim: Claim::Now(self.services.new_id()),
            time_zone,
            into_trash: false,
        };
        let requests: Vec<EntryRequest<'_>> = days.iter().map(request).collect();
        let mut tx = self.services.begin(actor.user_id).await?;
        let count = i64::try_from(requests.len()).unwrap_or(i64::MAX);
        let first = feed::take_position(tx.conn(), actor.user_id, count).await?;
        let mut book = DayBook::open(&mut tx, &requests.iter().collect::<Vec<_>>()).await?;
        let mut events = Vec::with_capacity(requests.len());
        for (position, request) in (first..).zip(&requests) {
            events.extend(book.write(&mut tx, position, request).await?.events);
        }
        book.flush(&mut tx).await?;
        tx.publish(&events).await?;
        tx.commit().await
    }

    /// Turns every habit that is due on a day, open, and has a two-minute version into that. Says which they were: none
    /// of a day that is over, because what is over is not due any more.
    ///
    /// # Errors
    /// As [`Self::set_days`].
    pub async fn minimum_day(&self, actor: &Actor, day: Date) -> Result<Vec<HabitId>, ServiceError> {
        let view = self.today(actor, Some(day)).await?;
        let ids = view.minimum_day();
        let days: Vec<(HabitId, Date)> = ids.iter().map(|id| (*id, view.day)).collect();
        self.set_days(actor, &days, Some(EntryStatus::Partial)).await?;
        Ok(ids)
    }
}
