//! Replacing a habit's fields, archiving and bringing back. A new schedule holds from today on and leaves the past as
//! it was scored.

use domain::{
    events::Event,
    habits::{HabitChange, HabitFields, HabitPart, Outcome},
    ids::HabitId,
    time::{held, latest_day_anywhere},
};
use jiff::{Timestamp, civil::Date};
use store::{
    habits as rows,
    sync::{self as feed, Change},
};

use super::{
    Claim, HabitRecord, Habits, create_habit::check_start, days::whole, documents::references, read_habits::present,
};
use crate::{Actor, ExpectedVersion, Scope, ServiceError, Transaction};

impl Habits<'_> {
    /// Replaces every field; `archived_at` as given, held at now.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], also for a group or an identity that is not the caller's; `in_future` for a start
    /// day more than a year ahead.
    pub async fn replace(
        &self,
        actor: &Actor,
        id: HabitId,
        fields: HabitFields,
        archived_at: Option<Timestamp>,
    ) -> Result<HabitRecord, ServiceError> {
        self.replace_expecting(actor, id, fields, archived_at, &ExpectedVersion::Any).await
    }

    /// Replaces every field, unless the habit was changed after the caller saw its version `seen`: a form that was open
    /// meanwhile would put back what it was filled with.
    ///
    /// # Errors
    /// As [`Self::replace`]; 409 `changed_elsewhere`.
    pub async fn replace_seen(
        &self,
        actor: &Actor,
        id: HabitId,
        seen: i64,
        fields: HabitFields,
        archived_at: Option<Timestamp>,
    ) -> Result<HabitRecord, ServiceError> {
        self.replace_expecting(actor, id, fields, archived_at, &ExpectedVersion::Seen(seen)).await
    }

    /// The same, if the habit still has a version that the change was made from.
    ///
    /// # Errors
    /// As [`Self::replace`]; 412 `version_mismatch`, for a form 409 `changed_elsewhere`.
    pub async fn replace_expecting(
        &self,
        actor: &Actor,
        id: HabitId,
        fields: HabitFields,
        archived_at: Option<Timestamp>,
        expected: &ExpectedVersion,
    ) -> Result<HabitRecord, ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let position = feed::take_position(tx.conn(), actor.user_id, 1).await?;
        expect_version(&mut tx, id, expected).await?;
        let today = actor.day_at(self.services.now());
        let change = HabitChange::whole(fields, archived_at);
        let claim = Claim::Now(self.services.new_id());
        let (record, _) = replace_in(&mut tx, position, id, change, claim, today).await?;
        tx.commit().await?;
        Ok(record)
    }

    /// Takes a habit out of the daily list; its history stays.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn archive(&self, actor: &Actor, id: HabitId) -> Result<HabitRecord, ServiceError> {
        self.set_archived(actor, id, Some(self.services.now())).await
    }

    /// Brings an archived habit back.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn restore(&self, actor: &Actor, id: HabitId) -> Result<HabitRecord, ServiceError> {
        self.set_archived(actor, id, None).await
    }

    async fn set_archived(
        &self,
        actor: &Actor,
        id: HabitId,
        archived_at: Option<Timestamp>,
    ) -> Result<HabitRecord, ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let position = feed::take_position(tx.conn(), actor.user_id, 1).await?;
        let mut record = present(rows::find(tx.conn(), actor.user_id, id).await?)?;
        if record.habit.archived_at.is_some() != archived_at.is_some() {
            record.habit.archived_at = archived_at.map(whole);
            stamp_now(&tx, &mut record, HabitPart::Archived);
            save(&mut tx, position, &mut record).await?;
        }
        tx.commit().await?;
        Ok(record)
    }
}

/// Compares the version in an open transaction that holds the feed's counter, so that nobody changes it in between.
pub(super) async fn expect_version(
    tx: &mut Transaction,
    id: HabitId,
    expected: &ExpectedVersion,
) -> Result<(), ServiceError> {
    if *expected == ExpectedVersion::Any {
        return Ok(());
    }
    let user = tx.user();
    expected.check(present(rows::find(tx.conn(), user, id).await?)?.habit.version)
}

/// Replaces a habit in an open transaction that holds the feed's counter.
pub(crate) async fn replace_in(
    tx: &mut Transaction,
    position: i64,
    id: HabitId,
    change: HabitChange,
    claim: Claim,
    today: Date,
) -> Result<(HabitRecord, Outcome), ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let mut record = present(rows::find(tx.conn(), user, id).await?)?;
    references::require(tx, &change.fields).await?;
    let before = record.clone();
    if let Some(starts_on) = change.fields.starts_on {
        check_start(starts_on, latest_day_anywhere(now))?;
    }
    let archived_at = change.archived_at.map(|at| whole(held(at, now)));
    let change = HabitChange { archived_at, ..change };
    let change = match claim {
        // Whoever is served now sees the habit: what they leave as it is, they do not write.
        Claim::Now(_) => change.differing_from(&record.habit, record.chosen_starts_on),
        Claim::Device(_) => change,
    };
    let stamp = claim.stamp(record.stamps.last_written(), now);
    let (standing, outcome) = record.stamps.take(change, stamp);
    standing.apply(&mut record.habit, &mut record.chosen_starts_on, today);
    if record != before {
        if record.habit.schedules != before.habit.schedules {
            rows::replace_schedules(tx.conn(), user, id, &record.habit.schedules).await?;
        }
        save(tx, position, &mut record).await?;
    }
    Ok((record, outcome))
}

/// Notes that a part is written by a request that is served now: after everything that is stored.
pub(super) fn stamp_now(tx: &Transaction, record: &mut HabitRecord, part: HabitPart) {
    let services = tx.services();
    let stamp = Claim::Now(services.new_id()).stamp(record.stamps.last_written(), services.now());
    record.stamps.write(part, stamp);
}

/// Writes a habit with its next version, and tells of it.
pub(super) async fn save(tx: &mut Transaction, position: i64, record: &mut HabitRecord) -> Result<(), ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    record.habit.version += 1;
    let (id, version) = (record.habit.id, record.habit.version);
    rows::update(tx.conn(), user, record, now).await?;
    let change = Change { entity: "habit", entity_id: id.to_string(), deleted: false, version, position };
    feed::record(tx.conn(), user, &[change], now).await?;
    tx.publish(&[Event::HabitReplaced { habit_id: id }]).await?;
    tx.mark_changed();
    Ok(())
}
