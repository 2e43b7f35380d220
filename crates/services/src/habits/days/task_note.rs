//! What a task that is done notes of the day of its habit, and taking exactly that back.

use domain::{
    events::Event,
    habits::{EntryPatch, EntryStatus, Patch, Quantity, Stamp},
    ids::HabitId,
    tasks::{HabitLog, habit_log},
};
use jiff::civil::Date;
use store::{
    StoreError,
    habits::{self as rows, HistoryOrigin},
    sync as feed,
};

use super::{Claim, DayBook, EntryChange, EntryRequest};
use crate::{ServiceError, Transaction};

/// What was noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TaskNote {
    pub habit: HabitId,
    pub day: Date,
    /// What was added; none where the day was noted as done.
    pub amount: Option<Quantity>,
    /// The write.
    pub stamp: Stamp,
}

/// Notes a day of a habit, as [`habit_log`] has it; nothing for a habit that is gone. The transaction holds the feed's
/// counter; the caller publishes the events.
///
/// # Errors
/// `in_future` and `out_of_range` for the day.
pub(crate) async fn note_for_task(
    tx: &mut Transaction,
    habit: HabitId,
    day: Date,
    claim: Claim,
    time_zone: &str,
    origin: HistoryOrigin,
) -> Result<Option<(TaskNote, Vec<Event>)>, ServiceError> {
    let user = tx.user();
    let kind = match rows::find(tx.conn(), user, habit).await {
        Ok(record) if record.habit.deleted_at.is_none() => record.habit.kind,
        Ok(_) | Err(StoreError::NotFound) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let done = EntryPatch { status: Patch::Set(EntryStatus::Done), ..EntryPatch::default() };
    let (change, into_trash) = (EntryChange::Set(done), false);
    let request = EntryRequest { habit_id: habit, day, change, claim, time_zone, into_trash };
    let mut book = DayBook::open(tx, &[&request]).await?;
    let added = added(tx, claim);
    let (request, amount) = match habit_log(kind, book.day(habit, day).entry.status) {
        None => return Ok(None),
        Some(HabitLog::Done) => (request, None),
        Some(HabitLog::OneMore) => {
            let one = Quantity::from_thousandths(1000).unwrap_or_default();
            let (change, claim) = (EntryChange::Increment(one), Claim::Device(added));
            (EntryRequest { change, claim, ..request }, Some(one))
        }
    };
    book.origin = HistoryOrigin { source: "task", ..origin };
    let position = feed::take_position(tx.conn(), user, 1).await?;
    let written = book.write(tx, position, &request).await?;
    // A day that was taken back later than the task was done stays as it is, and nothing was noted.
    let stands = written.entry.status == Some(EntryStatus::Done);
    let stamp = if amount.is_some() { Some(added) } else { book.day(habit, day).status.filter(|_| stands) };
    book.flush(tx).await?;
    Ok(stamp.map(|stamp| (TaskNote { habit, day, amount, stamp }, written.events)))
}

/// Takes a note back: the amount that it added, or the status that it wrote unless somebody wrote another since. The
/// transaction holds the feed's counter; the caller publishes the events.
///
/// # Errors
/// When the database is not available.
pub(crate) async fn withdraw_note(
    tx: &mut Transaction,
    note: TaskNote,
    claim: Claim,
    time_zone: &str,
    origin: HistoryOrigin,
) -> Result<Vec<Event>, ServiceError> {
    let user = tx.user();
    let (change, claim) = match note.amount {
        Some(amount) => {
            let taken = Quantity::from_thousandths(-amount.thousandths()).unwrap_or_default();
            (EntryChange::Increment(taken), Claim::Device(added(tx, claim)))
        }
        None => (EntryChange::Set(EntryPatch { status: Patch::Clear, ..EntryPatch::default() }), claim),
    };
    let (habit_id, day) = (note.habit, note.day);
    let request = EntryRequest { habit_id, day, change, claim, time_zone, into_trash: true };
    let mut book = DayBook::open(tx, &[&request]).await?;
    if note.amount.is_none() && book.day(habit_id, day).status != Some(note.stamp) {
        return Ok(Vec::new());
    }
    book.origin = HistoryOrigin { source: "task", ..origin };
    let position = feed::take_position(tx.conn(), user, 1).await?;
    let written = book.write(tx, position, &request).await?;
    book.flush(tx).await?;
    Ok(written.events)
}

/// What is added has an id of its own: one operation may note the days of several habits.
fn added(tx: &Transaction, claim: Claim) -> Stamp {
    let services = tx.services();
    Stamp { at: claim.stamp(None, services.now()).at, by: services.new_id() }
}
