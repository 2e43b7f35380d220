//! Habits of an import that is taken back, with their days.

use std::collections::BTreeSet;

use domain::{
    habits::DocumentKind,
    ids::{HabitId, ImportId},
};
use store::{
    StoreError,
    habits::{self as rows, HabitRecord, documents},
    imports::{self as import_rows, MadeRow},
    sync as feed,
};
use uuid::Uuid;

use super::{
    super::{gone::tell_gone, take_over::habits::move_start},
    whole::targets,
};
use crate::{
    ServiceError, Transaction,
    habits::{documents::delete_in, pack_anew},
};

/// Habits that are removed by one statement, with all that hangs on them.
const AT_ONCE: usize = 100;

/// Takes habits and days back. Answers how many habits that were made stay, and how many days.
pub(super) async fn take_back_habits(
    tx: &mut Transaction,
    import: ImportId,
    made: &[MadeRow],
) -> Result<(u32, u32), ServiceError> {
    let user = tx.user();
    let mut kept_days = 0;
    let touched: BTreeSet<HabitId> =
        made.iter().filter(|row| row.kind == "habit").map(|row| HabitId(row.target_id)).collect();
    for habit in &touched {
        import_rows::delete_unchanged_entries(tx.conn(), user, *habit, import).await?;
        let left = import_rows::changed_entries(tx.conn(), user, *habit, import).await?;
        kept_days += u32::try_from(left).unwrap_or(u32::MAX);
    }
    let going = unchanged(tx, &targets(made, "habit"), &targets(made, "reminder")).await?;
    for some in going.chunks(AT_ONCE) {
        remove(tx, some).await?;
    }
    let mut kept_habits = 0;
    for habit in touched.iter().filter(|habit| !going.contains(&habit.uuid())) {
        let Some(record) = find(tx, *habit).await? else { continue };
        restore(tx, &record).await?;
        let was_made = made.iter().any(|row| row.is_made && row.target_id == habit.uuid());
        kept_habits += u32::from(was_made && record.habit.deleted_at.is_none());
    }
    remove_reminders(tx, made).await?;
    Ok((kept_habits, kept_days))
}

/// Those of the habits that were made which their owner has not written to since, nor put anything beside.
async fn unchanged(tx: &mut Transaction, habits: &[Uuid], reminders: &[Uuid]) -> Result<Vec<Uuid>, ServiceError> {
    let user = tx.user();
    let records = rows::find_many(tx.conn(), user, habits).await?;
    let is_as_made =
        |record: &&HabitRecord| record.stamps.last_written().is_none() && record.habit.deleted_at.is_none();
    let candidates: Vec<Uuid> = records.iter().filter(is_as_made).map(|record| record.habit.id.uuid()).collect();
    let bound = import_rows::bound_habits(tx.conn(), user, &candidates, reminders).await?;
    Ok(candidates.into_iter().filter(|id| !bound.contains(&HabitId(*id))).collect())
}

/// Removes habits for good, and tells that they are gone with all that hung on them.
async fn remove(tx: &mut Transaction, habits: &[Uuid]) -> Result<(), ServiceError> {
    let user = tx.user();
    let parts = import_rows::parts_of_habits(tx.conn(), user, habits).await?;
    let parts = parts.into_iter().map(|part| (part.entity, part.entity_id, part.version));
    let mut gone: Vec<(&'static str, String, i64)> = parts.collect();
    let deleted = import_rows::delete_habits(tx.conn(), user, habits).await?;
    gone.extend(deleted.into_iter().map(|(id, version)| ("habit", id.to_string(), version)));
    tell_gone(tx, gone).await
}

/// The years of what stays, and its start: where it was chosen, or at the first day that is left.
async fn restore(tx: &mut Transaction, record: &HabitRecord) -> Result<(), ServiceError> {
    let (user, id) = (tx.user(), record.habit.id);
    pack_anew(tx, id).await?;
    let first = rows::first_counted_day(tx.conn(), user, id).await?;
    let starts_on = first.map_or(record.chosen_starts_on, |first| first.min(record.chosen_starts_on));
    if starts_on == record.habit.starts_on { Ok(()) } else { move_start(tx, &record.habit, starts_on).await }
}

/// Reminders that nobody has changed, of habits that stay.
async fn remove_reminders(tx: &mut Transaction, made: &[MadeRow]) -> Result<(), ServiceError> {
    let user = tx.user();
    for row in made.iter().filter(|row| row.is_made && row.kind == "reminder") {
        match documents::find(tx.conn(), user, DocumentKind::Reminder, row.target_id).await {
            Ok(document) if document.version() == row.version => {
                let position = feed::take_position(tx.conn(), user, 1).await?;
                delete_in(tx, position, DocumentKind::Reminder, row.target_id).await?;
            }
            Ok(_) | Err(StoreError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

async fn find(tx: &mut Transaction, habit: HabitId) -> Result<Option<HabitRecord>, ServiceError> {
    let user = tx.user();
    match rows::find(tx.conn(), user, habit).await {
        Ok(record) => Ok(Some(record)),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
