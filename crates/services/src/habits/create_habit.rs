//! Making a habit. The same id with the same content again is a retry and makes no second one.

use domain::{
    events::Event,
    habits::{Habit, HabitFields, HabitStamps},
    ids::HabitId,
    time::{held, latest_day_anywhere},
};
use jiff::{Timestamp, civil::Date};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::{
    habits as rows,
    sync::{self as feed, Change},
};

use super::{HabitRecord, Habits, days::whole, documents::references};
use crate::{Actor, IdempotencyKey, Scope, ServiceError, Transaction, idempotency};

/// A wish for a habit.
#[derive(Debug, Clone)]
pub struct NewHabit {
    /// Of the client's making; one is made up when there is none.
    pub id: Option<HabitId>,
    /// What it is.
    pub fields: HabitFields,
    /// Whether it is archived from the start, and since when.
    pub archived_at: Option<Timestamp>,
    /// Under which the same request makes nothing again.
    pub key: Option<IdempotencyKey>,
}

/// A habit that was made now, or before by the same request.
#[derive(Debug, Clone)]
pub struct Created {
    /// The stored habit.
    pub record: HabitRecord,
    /// Whether this call made it.
    pub is_new: bool,
}

/// Most habits of one person, the trash included.
pub const MAX_HABITS: i64 = 2_000;

impl Habits<'_> {
    /// Makes a habit at the end of the caller's order.
    ///
    /// # Errors
    /// `id_reused` when the id belongs to a habit of other content; 409 `deleted` when it was made before and is in the
    /// trash, `over_limit` past [`MAX_HABITS`]; `in_future` for a start day more than a year ahead; 404 for a group or
    /// an identity that is not the caller's.
    pub async fn create(
        &self,
        actor: &Actor,
        id: Option<HabitId>,
        fields: HabitFields,
    ) -> Result<Created, ServiceError> {
        self.create_once(actor, NewHabit { id, fields, archived_at: None, key: None }).await
    }

    /// The same for a request that may come twice under one key.
    ///
    /// # Errors
    /// As [`Self::create`]; 422 `idempotency_key_reused` when another request holds the key.
    pub async fn create_once(&self, actor: &Actor, wish: NewHabit) -> Result<Created, ServiceError> {
        actor.require(Scope::Write)?;
        let NewHabit { id: chosen_id, fields, archived_at, key } = wish;
        let id = chosen_id.unwrap_or_else(|| HabitId(self.services.new_id()));
        let mut tx = self.services.begin(actor.user_id).await?;
        let position = feed::take_position(tx.conn(), actor.user_id, 1).await?;
        if let Some(key) = &key {
            let request = json!(["habits", chosen_id.map(HabitId::uuid), content(&fields, archived_at)]);
            if let Some(made) = idempotency::take(&mut tx, key, &request, id.uuid()).await? {
                let record = not_deleted(rows::find(tx.conn(), actor.user_id, HabitId(made)).await?)?;
                tx.commit().await?;
                return Ok(Created { record, is_new: false });
            }
        }
        let today = actor.day_at(self.services.now());
        let Created { record, is_new } = create_in(&mut tx, position, id, fields, archived_at, today).await?;
        let record = not_deleted(record)?;
        tx.commit().await?;
        Ok(Created { record, is_new })
    }
}

/// A retry takes nothing out of the trash: that would undo what was done after the first attempt.
pub(super) fn not_deleted(record: HabitRecord) -> Result<HabitRecord, ServiceError> {
    if record.habit.deleted_at.is_some() { Err(ServiceError::refused(409, "deleted")) } else { Ok(record) }
}

/// Makes a habit in an open transaction that holds the feed's counter. One that was made before is answered as it is,
/// also when it is in the trash.
pub(crate) async fn create_in(
    tx: &mut Transaction,
    position: i64,
    id: HabitId,
    fields: HabitFields,
    archived_at: Option<Timestamp>,
    today: Date,
) -> Result<Created, ServiceError> {
    let user = tx.user();
    let now = tx.services().now();
    let request_hash: [u8; 32] = Sha256::digest(content(&fields, archived_at).to_string()).into();
    let archived_at = archived_at.map(|at| whole(held(at, now)));
    match rows::find(tx.conn(), user, id).await {
        Ok(record) if record.request_hash == request_hash || is_stored(&record, &fields, archived_at, today) => {
            return Ok(Created { record, is_new: false });
        }
        Ok(_) => return Err(ServiceError::refused(422, "id_reused")),
        Err(store::StoreError::NotFound) => {}
        Err(other) => return Err(other.into()),
    }
    references::require(tx, &fields).await?;
    let (last, count) = rows::last_position_and_count(tx.conn(), user).await?;
    let place = last.map_or(0, |last| last.saturating_add(1));
    if count >= MAX_HABITS {
        return Err(ServiceError::refused(409, "over_limit"));
    }
    let starts_on = fields.starts_on.unwrap_or(today);
    check_start(starts_on, latest_day_anywhere(now))?;
    let record = HabitRecord {
        habit: Habit { archived_at, ..Habit::planned(id, fields, starts_on, place, now) },
        chosen_starts_on: starts_on,
        anchor: None,
        request_hash,
        stamps: HabitStamps::default(),
    };
    rows::insert(tx.conn(), user, &record).await?;
    rows::replace_schedules(tx.conn(), user, id, &record.habit.schedules).await?;
    let change = Change { entity: "habit", entity_id: id.to_string(), deleted: false, version: 1, position };
    feed::record(tx.conn(), user, &[change], now).await?;
    tx.publish(&[Event::HabitCreated { habit_id: id }]).await?;
    tx.mark_changed();
    Ok(Created { record, is_new: true })
}

/// Plans may begin later, but not so late that it is a slip of the pen.
pub(super) fn check_start(starts_on: Date, latest_today: Date) -> Result<(), ServiceError> {
    if starts_on.year() > latest_today.year() + 1 {
        return Err(ServiceError::field("starts_on", "in_future"));
    }
    Ok(())
}

/// Whether the stored habit is what is asked for, said in other words: with a default named, or left out. Its hash
/// cannot tell that, and must not be taken after defaults: the same body has to be a retry also when a default, or the
/// day, has changed since.
fn is_stored(record: &HabitRecord, fields: &HabitFields, archived_at: Option<Timestamp>, today: Date) -> bool {
    let habit = &record.habit;
    let schedule = habit.current_schedule().map(|version| (version.schedule, version.target));
    habit.name == fields.name
        && habit.kind == fields.kind
        && habit.unit == fields.unit
        && habit.question == fields.question
        && habit.reserves_per_month == fields.reserves()
        && habit.assume_kept == fields.assume_kept
        && (habit.tone, habit.color) == (fields.tone, fields.color)
        && habit.icon == fields.icon
        && habit.description == fields.description
        && habit.minimum_text == fields.minimum_text
        && (habit.identity_id, habit.group_id) == (fields.identity_id, fields.group_id)
        && habit.unit_price == fields.unit_price
        && habit.usual_amount == fields.usual_amount
        && habit.archived_at == archived_at
        && schedule == Some((fields.schedule, fields.target))
        && record.chosen_starts_on == fields.starts_on.unwrap_or(today)
}

/// What was asked for, the same for two requests that ask for the same.
fn content(fields: &HabitFields, archived_at: Option<Timestamp>) -> Value {
    json!([
        fields.name,
        fields.kind,
        fields.schedule,
        fields.target,
        fields.unit,
        fields.question,
        fields.starts_on,
        fields.reserves_per_month,
        fields.assume_kept,
        fields.tone,
        fields.color,
        fields.icon,
        fields.description,
        fields.minimum_text,
        fields.identity_id,
        fields.group_id,
        fields.unit_price,
        fields.usual_amount,
        archived_at
    ])
}
