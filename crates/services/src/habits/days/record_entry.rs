//! Check-in, undo, skip, note and "+1", as a page or a REST client asks for them: now, from this zone.

use domain::{
    habits::{Entry, EntryPatch, Quantity},
    ids::HabitId,
};
use jiff::civil::Date;
use store::{habits::HistoryOrigin, sync as feed};
use uuid::Uuid;

use super::{super::Habits, Claim, DayBook, EntryChange, EntryRequest};
use crate::{Actor, Scope, ServiceError};

impl Habits<'_> {
    /// Changes fields of a day's entry; absent fields stay, and without any nothing happens.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; `in_future` for a day that has begun nowhere yet; `out_of_range` for an amount
    /// below zero.
    pub async fn set_entry(
        &self,
        actor: &Actor,
        habit: HabitId,
        day: Date,
        patch: EntryPatch,
    ) -> Result<Entry, ServiceError> {
        self.write(actor, habit, day, EntryChange::Set(patch), self.services.new_id()).await
    }

    /// Adds to the amount of a day, once for each id.
    ///
    /// # Errors
    /// As [`Self::set_entry`]; 409 `not_measured` for a habit without amounts; 422 `id_reused` when the id stands for
    /// another amount, day or habit; `out_of_range` when the day would fall below zero or pass the largest amount.
    pub async fn increment(
        &self,
        actor: &Actor,
        habit: HabitId,
        day: Date,
        increment_id: Uuid,
        amount: Quantity,
    ) -> Result<Entry, ServiceError> {
        self.write(actor, habit, day, EntryChange::Increment(amount), increment_id).await
    }

    /// Forgets a day, its note included. A day without an entry is fine.
    ///
    /// # Errors
    /// As [`Self::set_entry`].
    pub async fn clear_entry(&self, actor: &Actor, habit: HabitId, day: Date) -> Result<(), ServiceError> {
        self.write(actor, habit, day, EntryChange::Clear, self.services.new_id()).await.map(drop)
    }

    async fn write(
        &self,
        actor: &Actor,
        habit_id: HabitId,
        day: Date,
        change: EntryChange,
        by: Uuid,
    ) -> Result<Entry, ServiceError> {
        actor.require(Scope::Write)?;
        let time_zone = actor.preferences.time_zone.as_str();
        let request = EntryRequest { habit_id, day, change, claim: Claim::Now(by), time_zone, into_trash: false };
        let mut tx = self.services.begin(actor.user_id).await?;
        let position = feed::take_position(tx.conn(), actor.user_id, 1).await?;
        let mut book = DayBook::open(&mut tx, &[&request]).await?;
        book.origin = HistoryOrigin { session: actor.session_id, ..HistoryOrigin::default() };
        let written = book.write(&mut tx, position, &request).await?;
        book.flush(&mut tx).await?;
        tx.publish(&written.events).await?;
        tx.commit().await?;
        Ok(written.entry)
    }
}
