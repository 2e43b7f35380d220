//! Server functions that change what is said of one day.

#[cfg(feature = "ssr")]
use domain::{
    habits::{Entry, EntryPatch, EntryStatus, HabitKind, Patch, is_comeback_day, optional_text_field},
    ids::HabitId,
    problem::FieldError,
};
#[cfg(feature = "ssr")]
use jiff::civil::Date;
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use services::{Actor, Services};

use super::EntryForm;
use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    page::{Change, Done, Was},
    request::{action_error, done_here, refuse, signed_in, wants_html},
};

/// Sets or removes the status of a day: check in, or open again.
#[server(prefix = "/rpc", endpoint = "habits/check_in")]
pub async fn check_in(#[server(flatten)] form: EntryForm) -> Result<(), AppError> {
    let status = form.status().map_err(|error| refuse(error.into()))?;
    let change = match status {
        None => Change::Reopened,
        Some(EntryStatus::Skipped) => Change::Skipped,
        Some(EntryStatus::Failed) => failure(&form).await?,
        Some(EntryStatus::Done | EntryStatus::Partial) => Change::CheckedIn,
    };
    let status = status.map_or(Patch::Clear, Patch::Set);
    patch(&form, change, EntryPatch { status, ..EntryPatch::default() }).await
}

/// Leaves a day out on purpose, perhaps with a reason.
#[server(prefix = "/rpc", endpoint = "habits/skip")]
pub async fn skip(#[server(flatten)] form: EntryForm) -> Result<(), AppError> {
    let reason = optional_text_field(&form.skip_reason, 200)
        .map_err(|code| refuse(FieldError::new("skip_reason", code).into()))?;
    let skip_reason = reason.map_or(Patch::Clear, Patch::Set);
    let status = Patch::Set(EntryStatus::Skipped);
    patch(&form, Change::Skipped, EntryPatch { status, skip_reason, ..EntryPatch::default() }).await
}

/// Sets the amount of a day, or removes it.
#[server(prefix = "/rpc", endpoint = "habits/set_value")]
pub async fn set_value(#[server(flatten)] form: EntryForm) -> Result<(), AppError> {
    let (_, actor) = signed_in()?;
    let value = form.value(actor.preferences.number_format).map_err(|error| refuse(error.into()))?;
    let value = value.map_or(Patch::Clear, Patch::Set);
    patch(&form, Change::Valued, EntryPatch { value, ..EntryPatch::default() }).await
}

/// Adds to the amount of a day, once for each id.
#[server(prefix = "/rpc", endpoint = "habits/increment")]
pub async fn increment(#[server(flatten)] form: EntryForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let habit_id = form.habit().map_err(refuse)?;
    let day = form.day().map_err(|error| refuse(error.into()))?;
    let amount = form.amount(actor.preferences.number_format).map_err(|error| refuse(error.into()))?;
    let id = form.increment_id.parse().unwrap_or_else(|_| services.new_id());
    services.habits().increment(&actor, habit_id, day, id, amount).await.map_err(action_error)?;
    done_here(&if form.undo.is_empty() { Done::Added { habit_id, day, amount } } else { Done::Undone });
    Ok(())
}

/// Replaces the note of a day; blank removes it.
#[server(prefix = "/rpc", endpoint = "habits/set_note")]
pub async fn set_note(#[server(flatten)] form: EntryForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let habit_id = form.habit().map_err(refuse)?;
    let day = form.day().map_err(|error| refuse(error.into()))?;
    // Browsers send line breaks as two characters; the app stores one.
    let note = optional_text_field(&form.note.replace("\r\n", "\n"), 2000)
        .map_err(|code| refuse(FieldError::new("note", code).into()))?;
    let patch = EntryPatch { note: note.map_or(Patch::Clear, Patch::Set), ..EntryPatch::default() };
    services.habits().set_entry(&actor, habit_id, day, patch).await.map_err(action_error)?;
    done_here(&Done::NoteSaved);
    Ok(())
}

/// Makes a day unknown again.
#[server(prefix = "/rpc", endpoint = "habits/clear")]
pub async fn clear(#[server(flatten)] form: EntryForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let habit_id = form.habit().map_err(refuse)?;
    let day = form.day().map_err(|error| refuse(error.into()))?;
    services.habits().clear_entry(&actor, habit_id, day).await.map_err(action_error)?;
    done_here(&Done::Undone);
    Ok(())
}

/// What a failed day is called depends on the kind of its habit. Asked only for a plain form, whose page says it.
#[cfg(feature = "ssr")]
async fn failure(form: &EntryForm) -> Result<Change, AppError> {
    if !wants_html() {
        return Ok(Change::Failed);
    }
    let (services, actor) = signed_in()?;
    let habit_id = form.habit().map_err(refuse)?;
    let record = services.habits().find(&actor, habit_id).await.map_err(action_error)?;
    Ok(match record.habit.kind {
        HabitKind::YesNo | HabitKind::Measure => Change::Failed,
        HabitKind::Limit => Change::Over,
        HabitKind::Quit => Change::Slipped,
    })
}

/// Whether a check-in of today follows a miss, and the day said nothing before. Asked only for a plain form, whose page
/// says it.
#[cfg(feature = "ssr")]
async fn came_back(
    services: &Services,
    actor: &Actor,
    habit_id: HabitId,
    day: Date,
    was: Was,
) -> Result<bool, AppError> {
    let calendar = services.habits().calendar(actor);
    if !wants_html() || day != calendar.today || was.status.is_some() {
        return Ok(false);
    }
    let input = services.habits().input(actor, habit_id).await.map_err(action_error)?;
    Ok(is_comeback_day(&input, calendar))
}

/// The patch of a day, and the way back to the page. What the day was before is asked only for a plain form, whose
/// page needs it to offer the undo.
#[cfg(feature = "ssr")]
pub(super) async fn patch(form: &EntryForm, change: Change, patch: EntryPatch) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let habit_id = form.habit().map_err(refuse)?;
    let day = form.day().map_err(|error| refuse(error.into()))?;
    let before = if wants_html() {
        let entries = services.habits().entries(&actor, habit_id, day, day).await.map_err(action_error)?;
        entries.into_iter().next()
    } else {
        None
    };
    services.habits().set_entry(&actor, habit_id, day, patch).await.map_err(action_error)?;
    let was = Was::of(&before.unwrap_or_else(|| Entry::empty(day)));
    let change = match change {
        Change::CheckedIn if came_back(&services, &actor, habit_id, day, was).await? => Change::CameBack,
        change => change,
    };
    done_here(&if form.undo.is_empty() { Done::Entry { change, habit_id, day, was } } else { Done::Undone });
    Ok(())
}
