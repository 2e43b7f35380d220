//! Writing a document whole, in an open transaction that holds the feed's counter. All writes of one owner wait there
//! for each other, so what is checked against other rows still holds when the row is written: two stacks made at once
//! never close a circle together.

use domain::{
    habits::{Document, DocumentFields, DocumentKind, PauseScope, Stack, StackFields, next_position},
    ids::{HabitId, StackId},
    reminders::{MAX_REMINDERS, ReminderFields, ReminderSubject},
};
use store::{
    StoreError,
    habits::{self as habit_rows, documents as rows},
    sync::{self as feed, Change},
};
use uuid::Uuid;

use super::{create_document::MAX_DOCUMENTS, references};
use crate::{ServiceError, Transaction, habits::tell_habits, identity::sign_up::known_zone};

/// Makes the document, or replaces the one with this id. One that was deleted comes back and counts its versions on.
///
/// # Errors
/// [`ServiceError::NotFound`] for a habit, a task or a group that is not the caller's; `over_limit`; for stacks
/// `duplicate` and `cycle`, see [`domain::habits::StackFields::check_among`]; for reminders `unknown_time_zone`.
pub(crate) async fn put_in(
    tx: &mut Transaction,
    position: i64,
    id: Uuid,
    fields: DocumentFields,
) -> Result<Document, ServiceError> {
    let user = tx.user();
    match rows::find(tx.conn(), user, fields.kind(), id).await {
        Ok(before) => replace_in(tx, position, &before, fields).await,
        Err(StoreError::NotFound) => make_in(tx, position, id, fields).await,
        Err(error) => Err(error.into()),
    }
}

/// Makes a document that is not there.
pub(super) async fn make_in(
    tx: &mut Transaction,
    position: i64,
    id: Uuid,
    fields: DocumentFields,
) -> Result<Document, ServiceError> {
    let (user, kind) = (tx.user(), fields.kind());
    let others = rows::all(tx.conn(), user, kind).await?;
    if others.len() >= MAX_DOCUMENTS {
        return Err(ServiceError::refused(409, "over_limit"));
    }
    check(tx, id, &fields).await?;
    let_go(tx, id, &fields).await?;
    let forgotten = rows::forgotten_version(tx.conn(), user, kind, id).await?;
    let document = fields.into_document(id, next_position(&others), forgotten.unwrap_or_default() + 1);
    save(tx, position, &document).await?;
    let followers = follower_and_anchor(&document).filter(|(_, anchor)| anchor.is_some()).map(|(follower, _)| follower);
    tell_habits::touch(tx, followers.as_slice()).await?;
    Ok(document)
}

/// Replaces a document; one that stays as it is counts no version.
pub(super) async fn replace_in(
    tx: &mut Transaction,
    position: i64,
    before: &Document,
    fields: DocumentFields,
) -> Result<Document, ServiceError> {
    check(tx, before.id(), &fields).await?;
    if fields.clone().over(before) == *before {
        return Ok(before.clone());
    }
    let_go(tx, before.id(), &fields).await?;
    let document = fields.into_document(before.id(), before.place(), before.version() + 1);
    save(tx, position, &document).await?;
    if let (Document::Section(old), Document::Section(new)) = (before, &document)
        && old.project_id != new.project_id
    {
        // Its tasks stay where they are: a section is of one project.
        crate::tasks::leave(tx, DocumentKind::Section, new.id.uuid()).await?;
    }
    // The habits tell what they follow.
    let (old, new) = (follower_and_anchor(before), follower_and_anchor(&document));
    if old != new {
        let mut followers: Vec<_> = old.into_iter().chain(new).map(|(follower, _)| follower).collect();
        followers.dedup();
        tell_habits::touch(tx, &followers).await?;
    }
    Ok(document)
}

/// Which habit follows and what; none for anything but a stack.
pub(super) fn follower_and_anchor(document: &Document) -> Option<(Uuid, Option<HabitId>)> {
    match document {
        Document::Stack(stack) => Some((stack.follower_habit_id.uuid(), stack.anchor_habit_id)),
        _ => None,
    }
}

/// Stores a document and puts it in the feed.
pub(super) async fn save(tx: &mut Transaction, position: i64, document: &Document) -> Result<(), ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    rows::put(tx.conn(), user, document, now).await?;
    record(tx, position, document.kind(), (document.id(), document.version()), Fate::Stored).await
}

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Stored,
    Gone,
}

/// Puts a document in the feed.
pub(super) async fn record(
    tx: &mut Transaction,
    position: i64,
    kind: DocumentKind,
    (id, version): (Uuid, i64),
    fate: Fate,
) -> Result<(), ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let deleted = fate == Fate::Gone;
    let change = Change { entity: kind.entity(), entity_id: id.to_string(), deleted, version, position };
    feed::record(tx.conn(), user, &[change], now).await?;
    tx.mark_changed();
    Ok(())
}

/// Refuses a name that another document has, see [`DocumentFields::check_name`]. Asked of whoever sees what is stored:
/// what a device brings that was offline is kept as it is.
pub(super) async fn check_name(tx: &mut Transaction, id: Uuid, fields: &DocumentFields) -> Result<(), ServiceError> {
    let (user, kind) = (tx.user(), fields.kind());
    if !kind.has_own_names() {
        return Ok(());
    }
    let known = rows::all(tx.conn(), user, kind).await?;
    fields.check_name(id, &known).map_err(|error| ServiceError::Invalid(vec![error]))
}

/// What can only be told with the other rows.
async fn check(tx: &mut Transaction, id: Uuid, fields: &DocumentFields) -> Result<(), ServiceError> {
    let user = tx.user();
    match fields {
        DocumentFields::Group(_)
        | DocumentFields::Identity(_)
        | DocumentFields::Project(_)
        | DocumentFields::Label(_)
        | DocumentFields::TaskFilter(_) => Ok(()),
        DocumentFields::Section(section) => {
            let is_there = references::exists(tx, DocumentKind::Project, section.project_id.uuid()).await?;
            if is_there { Ok(()) } else { Err(ServiceError::NotFound) }
        }
        DocumentFields::Pause(pause) => match pause.scope {
            PauseScope::All | PauseScope::Away => Ok(()),
            // Also of a habit in the trash: it may come back, and its pauses with it.
            PauseScope::Habit(habit) => Ok(habit_rows::find(tx.conn(), user, habit).await.map(drop)?),
            PauseScope::Group(group) => {
                let is_there = references::exists(tx, DocumentKind::Group, group.uuid()).await?;
                if is_there { Ok(()) } else { Err(ServiceError::NotFound) }
            }
        },
        DocumentFields::Stack(stack) => {
            let present = habit_rows::present_ids(tx.conn(), user).await?;
            let mut named = stack.anchor_habit_id.into_iter().chain([stack.follower_habit_id]);
            if named.any(|habit| !present.contains(&habit)) {
                return Err(ServiceError::NotFound);
            }
            let mut stacks = rows::all_stacks(tx.conn(), user).await?;
            stacks.retain(|other| !waits(other, stack, &present));
            stack.check_among(StackId(id), &stacks).map_err(|error| ServiceError::Invalid(vec![error]))
        }
        DocumentFields::Reminder(reminder) => check_reminder(tx, id, reminder).await,
    }
}

async fn check_reminder(tx: &mut Transaction, id: Uuid, fields: &ReminderFields) -> Result<(), ServiceError> {
    let user = tx.user();
    if let Some(zone) = fields.zone() {
        known_zone(zone.as_str()).map_err(|code| ServiceError::field("time_zone", code))?;
    }
    let subject = fields.subject();
    let is_there = match subject {
        ReminderSubject::Habit(habit) => habit_rows::present_ids(tx.conn(), user).await?.contains(&habit),
        ReminderSubject::Task(task) => !store::tasks::present_among(tx.conn(), user, &[task.uuid()]).await?.is_empty(),
    };
    if !is_there {
        return Err(ServiceError::NotFound);
    }
    let reminders = rows::all(tx.conn(), user, DocumentKind::Reminder).await?;
    let beside = |document: &&Document| match document {
        Document::Reminder(other) => other.subject() == subject && other.id().uuid() != id,
        _ => false,
    };
    let is_room = reminders.iter().filter(beside).count() < MAX_REMINDERS;
    if is_room { Ok(()) } else { Err(ServiceError::refused(409, "over_limit")) }
}

/// Whether a stack of the same follower only waits for its anchor to come back from the trash. Nobody sees it, so
/// nobody could take it away first.
fn waits(other: &Stack, fields: &StackFields, present: &[HabitId]) -> bool {
    other.follower_habit_id == fields.follower_habit_id
        && other.anchor_habit_id.is_some_and(|anchor| !present.contains(&anchor))
}

/// Who says what a habit follows now has let go of what it followed before.
async fn let_go(tx: &mut Transaction, id: Uuid, fields: &DocumentFields) -> Result<(), ServiceError> {
    let DocumentFields::Stack(fields) = fields else { return Ok(()) };
    let user = tx.user();
    let present = habit_rows::present_ids(tx.conn(), user).await?;
    let stacks = rows::all_stacks(tx.conn(), user).await?;
    for old in stacks.into_iter().filter(|old| old.id.uuid() != id && waits(old, fields, &present)) {
        rows::delete(tx.conn(), user, DocumentKind::Stack, old.id.uuid()).await?;
        let position = feed::take_position(tx.conn(), user, 1).await?;
        record(tx, position, DocumentKind::Stack, (old.id.uuid(), old.version + 1), Fate::Gone).await?;
    }
    Ok(())
}
