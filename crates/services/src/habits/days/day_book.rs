//! The days that a transaction writes: read at once, changed in memory, written at once. So a thousand queued changes
//! take as many statements as one, and a change that is refused has written nothing that would have to be undone.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    habits::{Stamp, StampedEntry, Total},
    ids::HabitId,
};
use jiff::{Timestamp, civil::Date};
use store::{
    habits::{
        self as rows, DayStates, DayWrites, EntryHistory, EntryWrite, HabitRecord, HistoryOrigin, Increment, YearWrite,
    },
    sync::{self as feed, Change},
};
use uuid::Uuid;

use super::{Claim, EntryChange, EntryRequest, write_entry::check_day};
use crate::{ServiceError, Transaction};

/// Days of an owner whose change counter is locked.
#[derive(Debug, Default)]
pub(crate) struct DayBook<'a> {
    /// One moment for all changes of the book: a stamp is held at it more than once and has to come out the same.
    pub(super) now: Timestamp,
    /// What led to the changes, for their history.
    pub(crate) origin: HistoryOrigin,
    pub(super) habits: BTreeMap<HabitId, HabitRecord>,
    pub(super) states: DayStates,
    /// Increments by their ids: those that were stored, and those that were made here.
    pub(super) increments: BTreeMap<Uuid, Increment>,
    made: Vec<Increment>,
    /// What was stored, when the book was opened, of increments after a stamp.
    stored_after: BTreeMap<(HabitId, Date, Stamp), Total>,
    pub(super) unsaved: Unsaved<'a>,
}

/// What the database has not been told yet.
#[derive(Debug, Default)]
pub(super) struct Unsaved<'a> {
    /// Zones of the devices that wrote first.
    pub(super) days: BTreeMap<(HabitId, Date), &'a str>,
    /// Places in the feed.
    pub(super) years: BTreeMap<(HabitId, i16), i64>,
    pub(super) history: Vec<EntryHistory>,
    /// Habits whose start day moved.
    pub(super) starts: BTreeSet<HabitId>,
    increments: Vec<Increment>,
}

impl<'a> DayBook<'a> {
    /// Reads everything that the requests are about; nothing without requests.
    pub(crate) async fn open(tx: &mut Transaction, requests: &[&EntryRequest<'a>]) -> Result<Self, ServiceError> {
        let (user, now) = (tx.user(), tx.services().now());
        let mut book = Self { now, ..Self::default() };
        if requests.is_empty() {
            return Ok(book);
        }
        let habits = all(requests.iter().map(|request| request.habit_id.uuid()));
        let records = rows::find_many(tx.conn(), user, &habits).await?;
        book.habits = records.into_iter().map(|record| (record.habit.id, record)).collect();
        // Days that will be refused may not even be dates that the database knows.
        let writable = |request: &&&EntryRequest<'_>| check_day(request.day, now).is_ok();
        let days = all(requests.iter().filter(writable).map(|request| (request.habit_id, request.day)));
        book.states = rows::find_for_write(tx.conn(), user, &days).await?;
        let increments = all(requests.iter().filter_map(|request| increment_id(request)));
        if !increments.is_empty() {
            let known = rows::find_increments(tx.conn(), user, &increments).await?;
            book.increments = known.into_iter().map(|increment| (increment.stamp.by, increment)).collect();
        }
        let stamps = all(requests.iter().filter(writable).filter_map(|request| replaced_after(request, now)));
        if !stamps.is_empty() {
            let sums = rows::sums_after(tx.conn(), user, &stamps).await?;
            book.stored_after = stamps.into_iter().zip(sums).collect();
        }
        Ok(book)
    }

    /// The day as it is now.
    pub(crate) fn day(&self, habit: HabitId, day: Date) -> StampedEntry {
        self.states.days.get(&(habit, day)).cloned().unwrap_or_else(|| StampedEntry::empty(day))
    }

    /// The sum of the increments of a day that were made after a stamp. None can have been made after now, so nothing
    /// was read for requests that are served now.
    pub(super) fn added_after(&self, habit: HabitId, day: Date, stamp: Stamp) -> Total {
        let stored = self.stored_after.get(&(habit, day, stamp)).copied().unwrap_or_default();
        let later = |made: &&Increment| (made.habit, made.day) == (habit, day) && made.stamp > stamp;
        self.made.iter().filter(later).fold(stored, |sum, made| sum.plus(made.amount))
    }

    /// Counts an increment, also one that lost: a "set to" that arrives later may be older than it.
    pub(super) fn take_increment(&mut self, increment: Increment) {
        self.increments.insert(increment.stamp.by, increment);
        self.made.push(increment);
        self.unsaved.increments.push(increment);
    }

    /// Tells the database what it has not been told yet. The book can be written on afterwards.
    pub(crate) async fn flush(&mut self, tx: &mut Transaction) -> Result<(), ServiceError> {
        let unsaved = std::mem::take(&mut self.unsaved);
        let user = tx.user();
        if !unsaved.increments.is_empty() {
            rows::insert_increments(tx.conn(), user, &unsaved.increments).await?;
        }
        if !unsaved.history.is_empty() {
            let entries = unsaved.days.iter().filter_map(|(key, time_zone)| {
                Some(EntryWrite { habit: key.0, entry: self.states.days.get(key)?, time_zone })
            });
            let years = unsaved.years.iter().filter_map(|(key, position)| {
                let (year, version) = self.states.years.get(key)?;
                Some(YearWrite { habit: key.0, year, version: *version, position: *position })
            });
            let (entries, years) = (entries.collect(), years.collect());
            let writes = DayWrites { entries, history: unsaved.history, origin: self.origin, years };
            rows::write(tx.conn(), user, &writes, self.now).await?;
        }
        self.save_starts(tx, &unsaved.starts).await
    }

    async fn save_starts(&mut self, tx: &mut Transaction, moved: &BTreeSet<HabitId>) -> Result<(), ServiceError> {
        let start = |id: &HabitId| Some((*id, self.habits.get(id)?.habit.starts_on));
        let starts: Vec<_> = moved.iter().filter_map(start).collect();
        if starts.is_empty() {
            return Ok(());
        }
        let user = tx.user();
        let versions = rows::set_starts(tx.conn(), user, &starts, self.now).await?;
        let count = i64::try_from(versions.len()).unwrap_or(i64::MAX);
        let first = feed::take_position(tx.conn(), user, count).await?;
        let mut changes = Vec::with_capacity(versions.len());
        for (position, (id, version)) in (first..).zip(versions) {
            let Some(record) = self.habits.get_mut(&id) else { continue };
            record.habit.version = version;
            let deleted = record.habit.deleted_at.is_some();
            changes.push(Change { entity: "habit", entity_id: id.to_string(), deleted, version, position });
        }
        feed::record(tx.conn(), user, &changes, self.now).await?;
        Ok(())
    }
}

/// Each once, in order.
fn all<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    items.collect::<BTreeSet<_>>().into_iter().collect()
}

const fn increment_id(request: &EntryRequest<'_>) -> Option<Uuid> {
    match (&request.change, request.claim) {
        (EntryChange::Increment(_), Claim::Now(by) | Claim::Device(Stamp { by, .. })) => Some(by),
        _ => None,
    }
}

/// What a device's change of the amount replaces ends at its stamp: what was added after it stays on top.
fn replaced_after(request: &EntryRequest<'_>, now: Timestamp) -> Option<(HabitId, Date, Stamp)> {
    let replaces = match &request.change {
        EntryChange::Set(patch) => !patch.value.is_keep(),
        EntryChange::Clear => true,
        EntryChange::Increment(_) => false,
    };
    let is_late = matches!(request.claim, Claim::Device(_));
    // A device's stamp does not depend on what is stored.
    let stamp = request.claim.stamp(None, now);
    (replaces && is_late).then_some((request.habit_id, request.day, stamp))
}
