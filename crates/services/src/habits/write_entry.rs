//! The one way in which anything about a day is written: pages, REST and the offline queue all end here.

use domain::{
    events::Event,
    habits::{DayMark, EntryPatch, EntryStatus, Habit, HistoryYear, Outcome, Patch, Quantity, Stamp, StampedEntry},
    ids::HabitId,
    time::latest_day_anywhere,
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use serde_json::{Value, json};
use store::{
    habits::{self as rows, EntryState, HabitRecord},
    sync::{self as feed, Change},
};
use uuid::Uuid;

use crate::{ServiceError, Transaction};

/// What to do with a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum EntryChange {
    /// Set or clear fields.
    Set(EntryPatch),
    /// Add to the amount, under the id of the stamp.
    Increment(Quantity),
    /// Forget the day, its note included.
    Clear,
}

/// When a change was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Claim {
    /// Now, by a request that this server serves: it comes after everything that is stored, also when two fall into
    /// one tick of the clock or the clock is set back.
    Now(Uuid),
    /// Some time ago, by a device that may have been offline: corrected and held at the server's time.
    Device(Stamp),
}

impl Claim {
    /// The stamp against what is stored, in the whole microseconds that the database keeps.
    fn stamp(self, stored: &StampedEntry, now: Timestamp) -> Stamp {
        let whole = |at: Timestamp| Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at);
        match self {
            Self::Device(Stamp { at, by }) => Stamp { at: whole(at.min(now)), by },
            Self::Now(by) => {
                let last = [stored.status, stored.value, stored.note].into_iter().flatten().map(|s| s.at).max();
                let after_last = last.and_then(|at| at.checked_add(SignedDuration::from_micros(1)).ok());
                Stamp { at: after_last.map_or(whole(now), |after| after.max(whole(now))), by }
            }
        }
    }
}

/// A change of a day, by whom and when.
#[derive(Debug, Clone)]
pub(crate) struct EntryRequest<'a> {
    pub habit_id: HabitId,
    pub day: Date,
    pub change: EntryChange,
    /// When and by which operation.
    pub claim: Claim,
    /// Zone of the device.
    pub time_zone: &'a str,
    /// Whether a habit in the trash takes entries: an offline check-in does not know that it is there.
    pub into_trash: bool,
}

/// What became of a change.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    pub entry: StampedEntry,
    pub outcome: Outcome,
    /// What to publish.
    pub events: Vec<Event>,
    /// Whether the habit's start day moved, so that a remembered habit is stale.
    pub start_moved: bool,
}

/// Writes in an open transaction that holds the feed's counter at `position`. The caller publishes the events, so that
/// a batch appends them at once.
pub(crate) async fn write_entry(
    tx: &mut Transaction,
    position: i64,
    record: &HabitRecord,
    request: &EntryRequest<'_>,
) -> Result<Written, ServiceError> {
    let user = tx.user();
    check(record, request, tx.services().now())?;
    let state = rows::find_for_write(tx.conn(), user, request.habit_id, request.day).await?;
    let stamp = request.claim.stamp(&state.entry, tx.services().now());
    let Some((merged, outcome)) = merge(tx, request, stamp, &state.entry).await? else {
        let (entry, outcome) = (state.entry, Outcome::Applied);
        return Ok(Written { entry, outcome, events: Vec::new(), start_moved: false });
    };
    if outcome == Outcome::Superseded {
        keep_as_history(tx, request, stamp).await?;
        return Ok(Written { entry: merged, outcome, events: Vec::new(), start_moved: false });
    }
    save(tx, position, request, stamp, &state, &merged).await?;
    let start_moved = follow_start(tx, record, &state.entry, &merged).await?;
    tx.mark_changed();
    let events = events(&record.habit, &state.entry, &merged);
    Ok(Written { entry: merged, outcome, events, start_moved })
}

fn check(record: &HabitRecord, request: &EntryRequest<'_>, now: Timestamp) -> Result<(), ServiceError> {
    check_day(request.day, now)?;
    if record.habit.deleted_at.is_some() && !request.into_trash {
        return Err(ServiceError::NotFound);
    }
    match request.change {
        EntryChange::Increment(_) if !record.habit.kind.is_measured() => {
            Err(ServiceError::refused(409, "not_measured"))
        }
        _ => Ok(()),
    }
}

async fn keep_as_history(tx: &mut Transaction, request: &EntryRequest<'_>, stamp: Stamp) -> Result<(), ServiceError> {
    let user = tx.user();
    let lost = rows::SupersededWrite {
        habit: request.habit_id,
        day: request.day,
        change_id: tx.services().new_id(),
        kind: kind(&request.change),
        request: &described(&request.change),
        client_time: stamp.at,
        at: tx.services().now(),
    };
    rows::write_superseded(tx.conn(), user, &lost).await?;
    Ok(())
}

/// # Errors
/// `in_future` for a day that has begun nowhere yet, `out_of_range` before 1900.
fn check_day(day: Date, now: Timestamp) -> Result<(), ServiceError> {
    if day > latest_day_anywhere(now) {
        return Err(ServiceError::field("day", "in_future"));
    }
    if day.year() < 1900 {
        return Err(ServiceError::field("day", "out_of_range"));
    }
    Ok(())
}

/// The merged entry, or none for an increment that was counted before.
async fn merge(
    tx: &mut Transaction,
    request: &EntryRequest<'_>,
    stamp: Stamp,
    old: &StampedEntry,
) -> Result<Option<(StampedEntry, Outcome)>, ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    match &request.change {
        EntryChange::Increment(amount) => {
            let is_new = rows::insert_increment(tx.conn(), user, request.habit_id, request.day, *amount, stamp).await?;
            Ok(is_new.then(|| old.add(*amount, stamp)))
        }
        EntryChange::Set(patch) => {
            let added = if patch.value.is_keep() { Quantity::ZERO } else { added_after(tx, request, stamp).await? };
            let happened = matches!(patch.status, Patch::Set(_)) || matches!(patch.value, Patch::Set(_));
            let occurred_at = match patch.occurred_at {
                Patch::Keep if happened => Patch::Set(stamp.at.min(now)),
                Patch::Set(at) => Patch::Set(at.min(now)),
                as_said => as_said,
            };
            Ok(Some(old.set(&EntryPatch { occurred_at, ..patch.clone() }, stamp, added)))
        }
        EntryChange::Clear => {
            let added = added_after(tx, request, stamp).await?;
            let clear = EntryPatch {
                status: Patch::Clear,
                value: Patch::Clear,
                note: Patch::Clear,
                skip_reason: Patch::Clear,
                occurred_at: Patch::Clear,
            };
            Ok(Some(old.set(&clear, stamp, added)))
        }
    }
}

/// The increments that were made after the stamp; none can have been made after now.
async fn added_after(tx: &mut Transaction, request: &EntryRequest<'_>, stamp: Stamp) -> Result<Quantity, ServiceError> {
    match request.claim {
        Claim::Now(_) => Ok(Quantity::ZERO),
        Claim::Device(_) => {
            let user = tx.user();
            Ok(rows::sum_after(tx.conn(), user, request.habit_id, request.day, stamp).await?)
        }
    }
}

async fn save(
    tx: &mut Transaction,
    position: i64,
    request: &EntryRequest<'_>,
    stamp: Stamp,
    state: &EntryState,
    merged: &StampedEntry,
) -> Result<(), ServiceError> {
    let (user, now, change_id) = (tx.user(), tx.services().now(), tx.services().new_id());
    let mut year = state.year.clone().unwrap_or_else(|| HistoryYear::empty(request.day.year()));
    let entry = &merged.entry;
    let mark = DayMark { status: entry.status, value: entry.value, has_note: entry.note.is_some() };
    year.set(request.day.day_of_year(), mark);
    let write = rows::EntryWrite {
        habit: request.habit_id,
        entry: merged,
        year: &year,
        year_version: state.year_version + 1,
        time_zone: request.time_zone,
        change_id,
        kind: kind(&request.change),
        before: (state.entry.entry.version > 0).then(|| json!(state.entry.entry)),
        request: described(&request.change),
        client_time: stamp.at,
        position,
        at: now,
    };
    rows::write(tx.conn(), user, &write).await?;
    Ok(())
}

/// An entry before the start day moves the start day; taking the entry back moves it back, but not past what the owner
/// chose.
async fn follow_start(
    tx: &mut Transaction,
    record: &HabitRecord,
    old: &StampedEntry,
    new: &StampedEntry,
) -> Result<bool, ServiceError> {
    let counts = |e: &StampedEntry| e.entry.status.is_some() || e.entry.value.is_some();
    let (habit, day) = (&record.habit, new.entry.day);
    let (user, now) = (tx.user(), tx.services().now());
    let starts_on = if counts(new) && day < habit.starts_on {
        day
    } else if counts(old) && !counts(new) && day == habit.starts_on && day < record.chosen_starts_on {
        let first = rows::first_counted_day(tx.conn(), user, habit.id).await?;
        first.map_or(record.chosen_starts_on, |first| first.min(record.chosen_starts_on))
    } else {
        return Ok(false);
    };
    let version = rows::set_starts_on(tx.conn(), user, habit.id, starts_on, now).await?;
    let position = feed::take_position(tx.conn(), user, 1).await?;
    let deleted = habit.deleted_at.is_some();
    let change = Change { entity: "habit", entity_id: habit.id.to_string(), deleted, version, position };
    feed::record(tx.conn(), user, &[change], now).await?;
    Ok(true)
}

fn events(habit: &Habit, old: &StampedEntry, new: &StampedEntry) -> Vec<Event> {
    let (habit_id, day) = (habit.id, new.entry.day);
    let mut events = vec![Event::EntryChanged { habit_id, day }];
    if counts_as_done(habit, new) && !counts_as_done(habit, old) {
        events.push(Event::HabitCheckedIn { habit_id, day });
    }
    events
}

fn counts_as_done(habit: &Habit, entry: &StampedEntry) -> bool {
    let entry = &entry.entry;
    let target = habit.schedule_on(entry.day).and_then(|version| version.target);
    match (entry.status, entry.value, target) {
        (Some(EntryStatus::Done | EntryStatus::Partial), _, _) => true,
        (None, Some(value), Some(target)) => habit.kind == domain::habits::HabitKind::Measure && value >= target,
        _ => false,
    }
}

const fn kind(change: &EntryChange) -> &'static str {
    match change {
        EntryChange::Set(_) => "set",
        EntryChange::Increment(_) => "increment",
        EntryChange::Clear => "clear",
    }
}

/// What was asked for, as the history keeps it: absent fields are left out.
fn described(change: &EntryChange) -> Value {
    let EntryChange::Set(patch) = change else {
        return match change {
            EntryChange::Increment(amount) => json!({ "amount": amount }),
            _ => json!({}),
        };
    };
    let mut fields = serde_json::Map::new();
    let mut put = |name: &str, keep: bool, value: Value| {
        if !keep {
            fields.insert(name.to_owned(), value);
        }
    };
    put("status", patch.status.is_keep(), json!(patch.status));
    put("value", patch.value.is_keep(), json!(patch.value));
    put("note", patch.note.is_keep(), json!(patch.note));
    put("skip_reason", patch.skip_reason.is_keep(), json!(patch.skip_reason));
    put("occurred_at", patch.occurred_at.is_keep(), json!(patch.occurred_at));
    Value::Object(fields)
}
