//! The one transaction that takes a file over.

use domain::{
    ids::{ImportId, UserId},
    imports::{ImportFormat, ImportState, UNDO_FOR_DAYS},
};
use jiff::{SignedDuration, Timestamp};
use store::{
    habits::EntrySource,
    imports::{self as rows, ImportRow},
    sync as feed,
};

use super::{
    super::{brought, own_archive, owner::Owner, plan::Plan, told::number},
    habits::take_habits,
    made::Made,
    progress::Progress,
    tasks::take_tasks,
};
use crate::{ServiceError, Services, Transaction};

/// Takes it over; nothing when that was done before.
pub(super) async fn take_whole(services: &Services, user: UserId, import: ImportId) -> Result<(), ServiceError> {
    let mut tx = services.begin(user).await?;
    // Before anything of the owner is read: whatever they do meanwhile waits for the end, and what they did before is
    // seen.
    feed::take_position(tx.conn(), user, 0).await?;
    let mut row = rows::find(tx.conn(), user, import).await?;
    if row.import.state != ImportState::Applying {
        return Ok(());
    }
    let made = match row.import.format {
        Some(ImportFormat::Wellspring) => own_archive::take(&mut tx, import).await?,
        _ => take_found(&mut tx, &row).await?,
    };
    rows::put_made(tx.conn(), user, import, &made.rows).await?;
    rows::delete_file(tx.conn(), user, import).await?;
    note(&mut row, &made, services.now());
    rows::put(tx.conn(), user, &row).await?;
    tx.mark_changed();
    tx.commit().await
}

/// Takes over what was found in a file of another app.
async fn take_found(tx: &mut Transaction, row: &ImportRow) -> Result<Made, ServiceError> {
    let (services, user, import) = (tx.services().clone(), tx.user(), row.import.id);
    let reading = brought::reading(tx, row).await?;
    let reading = reading.ok_or(ServiceError::refused(409, "not_ready"))?;
    let total = number(reading.entry_count().saturating_add(reading.tasks.len()));
    let owner = Owner::of(tx).await?;
    let plan = Plan::of(tx, row, reading).await?;
    let source = EntrySource { name: "import", by: import.uuid(), now: services.now() };
    let (mut made, mut progress) = (Made::default(), Progress::new(&services, user, import, total));
    take_habits(tx, &mut made, plan.habits, (&owner, source), &mut progress).await?;
    take_tasks(tx, &mut made, plan.projects, plan.tasks, (&owner, &mut progress)).await?;
    Ok(made)
}

fn note(row: &mut ImportRow, made: &Made, now: Timestamp) {
    let import = &mut row.import;
    import.state = ImportState::Applied;
    import.made = made.counts;
    import.progress = None;
    import.applied_at = Some(now);
    import.undo_until = now.checked_add(SignedDuration::from_hours(24 * UNDO_FOR_DAYS)).ok().or(Some(now));
}
