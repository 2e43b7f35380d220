//! Habits of the file, with their days.

use domain::{
    habits::{DocumentKind, Entry, Habit, History},
    ids::HabitId,
};
use jiff::civil::Date;
use store::{
    habits::{self as rows, EntrySource},
    sync::{self as feed, Change},
};

use super::{
    super::{
        owner::Owner,
        plan::{HabitPlan, Target, new_days},
        told::number,
    },
    documents::{Names, reminders},
    made::Made,
    progress::Progress,
};
use crate::{
    ServiceError, Transaction,
    habits::{create_in, pack_anew},
};

/// Entries in one statement.
const AT_ONCE: usize = 2_000;

/// Takes every habit over, in the order of the file.
pub(super) async fn take_habits(
    tx: &mut Transaction,
    made: &mut Made,
    plans: Vec<HabitPlan>,
    (owner, source): (&Owner, EntrySource),
    progress: &mut Progress<'_>,
) -> Result<(), ServiceError> {
    let mut groups = Names::of(tx, DocumentKind::Group).await?;
    for plan in plans {
        let written = match plan.target {
            Target::New => Some(make(tx, made, &plan, &mut groups, (owner, source)).await?),
            Target::Into(id) => Some(join(tx, made, &plan, id, (owner, source)).await?),
            Target::Nowhere => None,
        };
        made.counts.entries = made.counts.entries.saturating_add(written.unwrap_or_default());
        progress.add(number(plan.found.entries.len())).await;
    }
    Ok(())
}

/// A new habit with all its days, and how many these are.
async fn make(
    tx: &mut Transaction,
    made: &mut Made,
    plan: &HabitPlan,
    groups: &mut Names,
    (owner, source): (&Owner, EntrySource),
) -> Result<u32, ServiceError> {
    let (user, found) = (tx.user(), &plan.found);
    let id = HabitId(tx.services().new_id());
    let mut fields = found.fields().checked().map_err(ServiceError::Invalid)?;
    if let Some(group) = &found.group {
        fields.group_id = groups.group(tx, made, group).await?;
    }
    let archived_at = found.archived.then(|| tx.services().now());
    let position = feed::take_position(tx.conn(), user, 1).await?;
    let record = create_in(tx, position, id, fields, archived_at, owner.today).await?.record;
    let new = new_days(&found.entries, &History::default());
    let written = write(tx, id, &new.entries, (owner, source)).await?;
    reminders(tx, made, (id, &found.source_id), &found.reminders).await?;
    made.add_made("habit", found.source_id.clone(), id.uuid(), record.habit.version);
    made.counts.habits += 1;
    Ok(written)
}

/// The days that a habit does not have yet, and how many these are. What was said here stays.
async fn join(
    tx: &mut Transaction,
    made: &mut Made,
    plan: &HabitPlan,
    id: HabitId,
    (owner, source): (&Owner, EntrySource),
) -> Result<u32, ServiceError> {
    let user = tx.user();
    let record = rows::find(tx.conn(), user, id).await?;
    if record.habit.deleted_at.is_some() {
        return Err(ServiceError::refused(409, "target_gone"));
    }
    let here = History::from_years(rows::years_of_habit(tx.conn(), user, id).await?);
    let new = new_days(&plan.found.entries, &here);
    let written = write(tx, id, &new.entries, (owner, source)).await?;
    if let Some(first) = new.first_counted().filter(|first| *first < record.habit.starts_on) {
        move_start(tx, &record.habit, first).await?;
    }
    made.add_joined("habit", plan.found.source_id.clone(), id.uuid(), record.habit.version);
    Ok(written)
}

/// Writes entries of days that have none, and packs the years.
async fn write(
    tx: &mut Transaction,
    id: HabitId,
    entries: &[Entry],
    (owner, source): (&Owner, EntrySource),
) -> Result<u32, ServiceError> {
    let (user, zone) = (tx.user(), owner.actor.preferences.time_zone.as_str());
    let mut written = 0;
    for some in entries.chunks(AT_ONCE) {
        written += rows::insert_entries(tx.conn(), user, id, some, zone, source).await?;
    }
    if written > 0 {
        pack_anew(tx, id).await?;
    }
    Ok(u32::try_from(written).unwrap_or(u32::MAX))
}

/// Moves the start of a habit, and tells it. One in the trash stays there.
pub(in crate::imports) async fn move_start(
    tx: &mut Transaction,
    habit: &Habit,
    starts_on: Date,
) -> Result<(), ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let deleted = habit.deleted_at.is_some();
    for (id, version) in rows::set_starts(tx.conn(), user, &[(habit.id, starts_on)], now).await? {
        let position = feed::take_position(tx.conn(), user, 1).await?;
        let change = Change { entity: "habit", entity_id: id.to_string(), deleted, version, position };
        feed::record(tx.conn(), user, &[change], now).await?;
    }
    tx.mark_changed();
    Ok(())
}
