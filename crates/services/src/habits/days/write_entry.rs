//! The one way in which anything about a day is written: pages, REST and the offline queue all end here.

use domain::{
    events::Event,
    habits::{DayMark, Entry, EntryPatch, EntryStatus, Habit, HistoryYear, Outcome, Stamp, StampedEntry},
    ids::HabitId,
    time::latest_day_anywhere,
};
use jiff::{Timestamp, civil::Date};
use serde_json::json;
use store::habits::{self as rows, EntryHistory, HabitRecord, Increment};

use super::{
    Claim, EntryChange, EntryRequest,
    day_book::DayBook,
    entry_request::{described, kind},
};
use crate::{ServiceError, Transaction};

/// What became of a change.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    pub entry: Entry,
    pub outcome: Outcome,
    /// What to publish.
    pub events: Vec<Event>,
}

impl<'a> DayBook<'a> {
    /// Writes into the book, in an open transaction that holds the feed's counter at `position`. A refusal leaves the
    /// book as it was. The caller flushes the book and publishes the events, so that a batch does both at once.
    pub(crate) async fn write(
        &mut self,
        tx: &mut Transaction,
        position: i64,
        request: &EntryRequest<'a>,
    ) -> Result<Written, ServiceError> {
        let record = self.habits.get(&request.habit_id).ok_or(ServiceError::NotFound)?;
        check(record, request, self.now)?;
        let old = self.day(request.habit_id, request.day);
        let stamp = request.claim.stamp(old.last_written(), self.now);
        let Some((new, outcome)) = self.merge(request, stamp, &old)? else {
            return Ok(Written { entry: old.entry, outcome: Outcome::Applied, events: Vec::new() });
        };
        let events = if outcome == Outcome::Applied { events(&record.habit, &old, &new) } else { Vec::new() };
        if let EntryChange::Increment(amount) = request.change {
            self.take_increment(Increment { habit: request.habit_id, day: request.day, amount, stamp });
        }
        self.unsaved.history.push(EntryHistory {
            habit: request.habit_id,
            day: request.day,
            change_id: tx.services().new_id(),
            kind: kind(&request.change),
            before: (outcome == Outcome::Applied && old.entry.version > 0).then(|| json!(old.entry)),
            request: described(&request.change),
            outcome: if outcome == Outcome::Applied { "applied" } else { "superseded" },
            client_time: stamp.at,
        });
        if outcome == Outcome::Applied {
            self.put(position, request, &new);
            self.follow_start(tx, request.habit_id, &old, &new).await?;
            tx.mark_changed();
        }
        Ok(Written { entry: new.entry, outcome, events })
    }

    /// The merged entry; none when nothing is asked, and for an increment that was counted before.
    fn merge(
        &self,
        request: &EntryRequest<'_>,
        stamp: Stamp,
        old: &StampedEntry,
    ) -> Result<Option<(StampedEntry, Outcome)>, ServiceError> {
        let set = |patch: EntryPatch| {
            let added_after = self.added_after(request.habit_id, request.day, stamp);
            Some(old.set(&patch.timed(stamp.at, self.now), stamp, added_after))
        };
        match &request.change {
            EntryChange::Set(patch) => {
                let patch = match request.claim {
                    Claim::Now(_) => patch.clone().told_of(&old.entry),
                    Claim::Device(_) => patch.clone(),
                };
                Ok(if patch.changes_nothing() { None } else { set(patch) })
            }
            EntryChange::Clear => Ok(set(EntryPatch::clear())),
            EntryChange::Increment(amount) => match self.increments.get(&stamp.by) {
                Some(known) => {
                    let is_same = (known.habit, known.day, known.amount) == (request.habit_id, request.day, *amount);
                    if is_same { Ok(None) } else { Err(ServiceError::refused(422, "id_reused")) }
                }
                // Only a request that is served now is refused for the sum: its sender sees the day. What a device
                // added without a network is taken whole, because refusing it would make the day depend on what has
                // arrived before; the sum is held where it is shown.
                None if matches!(request.claim, Claim::Now(_)) && !old.has_room_for(*amount) => {
                    Err(ServiceError::field("amount", "out_of_range"))
                }
                None => Ok(Some(old.add(*amount, stamp))),
            },
        }
    }

    /// Puts a merged entry into the book and its mark into the packed year.
    fn put(&mut self, position: i64, request: &EntryRequest<'a>, new: &StampedEntry) {
        let (key, place) = ((request.habit_id, request.day), (request.habit_id, request.day.year()));
        let entry = &new.entry;
        let mark = DayMark { status: entry.status, value: entry.value, has_note: entry.note.is_some() };
        let (year, version) =
            self.states.years.entry(place).or_insert_with(|| (HistoryYear::empty(request.day.year()), 0));
        year.set(request.day.day_of_year(), mark);
        *version += 1;
        self.states.days.insert(key, new.clone());
        self.unsaved.years.insert(place, position);
        // A row keeps the zone of the device that wrote it first.
        self.unsaved.days.entry(key).or_insert(request.time_zone);
    }

    /// An entry before the start day moves the start day; taking the entry back moves it back, but not past what the
    /// owner chose.
    async fn follow_start(
        &mut self,
        tx: &mut Transaction,
        habit: HabitId,
        old: &StampedEntry,
        new: &StampedEntry,
    ) -> Result<(), ServiceError> {
        let counts = |e: &StampedEntry| e.entry.status.is_some() || e.entry.value.is_some();
        let Some((start, chosen)) = self.habits.get(&habit).map(|r| (r.habit.starts_on, r.chosen_starts_on)) else {
            return Ok(());
        };
        let day = new.entry.day;
        let starts_on = if counts(new) && day < start {
            day
        } else if counts(old) && !counts(new) && day == start && day < chosen {
            // The rows are asked for the next day that counts, so they have to say what the book says.
            self.flush(tx).await?;
            let user = tx.user();
            let first = rows::first_counted_day(tx.conn(), user, habit).await?;
            first.map_or(chosen, |first| first.min(chosen))
        } else {
            return Ok(());
        };
        if let Some(record) = self.habits.get_mut(&habit) {
            record.habit.starts_on = starts_on;
            self.unsaved.starts.insert(habit);
        }
        Ok(())
    }
}

fn check(record: &HabitRecord, request: &EntryRequest<'_>, now: Timestamp) -> Result<(), ServiceError> {
    check_day(request.day, now)?;
    if record.habit.deleted_at.is_some() && !request.into_trash {
        return Err(ServiceError::NotFound);
    }
    match &request.change {
        EntryChange::Increment(_) if !record.habit.kind.is_measured() => {
            Err(ServiceError::refused(409, "not_measured"))
        }
        EntryChange::Set(patch) => patch.check().map_err(|error| ServiceError::Invalid(vec![error])),
        EntryChange::Increment(_) | EntryChange::Clear => Ok(()),
    }
}

/// # Errors
/// `in_future` for a day that has begun nowhere yet, `out_of_range` before 1900.
pub(super) fn check_day(day: Date, now: Timestamp) -> Result<(), ServiceError> {
    if day > latest_day_anywhere(now) {
        return Err(ServiceError::field("day", "in_future"));
    }
    if day.year() < 1900 {
        return Err(ServiceError::field("day", "out_of_range"));
    }
    Ok(())
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
