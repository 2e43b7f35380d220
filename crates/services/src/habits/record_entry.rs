//! Check-in, undo, skip, note and "+1", as a page or a REST client asks for them: now, from this zone.

use domain::{
    habits::{Entry, EntryPatch, Quantity},
    ids::HabitId,
};
use jiff::civil::Date;
use store::sync as feed;
use uuid::Uuid;

use super::{Claim, EntryChange, EntryRequest, Habits, write_entry};
use crate::{Actor, Scope, ServiceError};

impl Habits<'_> {
    /// Changes fields of a day's entry; absent fields stay.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; `in_future` for a day that has begun nowhere yet.
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
    /// As [`Self::set_entry`]; 409 `not_measured` for a habit without amounts.
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
        let record = store::habits::find(tx.conn(), actor.user_id, habit_id).await?;
        let written = write_entry(&mut tx, position, &record, &request).await?;
        tx.publish(&written.events).await?;
        tx.commit().await?;
        Ok(written.entry.entry)
    }
}
