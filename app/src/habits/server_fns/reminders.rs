//! Server functions of reminders: of habits, and what those of tasks have in common with them. Each leads back to the
//! page of what it is about.

#[cfg(feature = "ssr")]
use domain::{
    habits::{Document, DocumentKind},
    ids::HabitId,
    reminders::{Reminder, ReminderSubject},
};
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use services::{Actor, ExpectedVersion, Services, habits::documents::NewDocument};
#[cfg(feature = "ssr")]
use uuid::Uuid;
#[cfg(feature = "ssr")]
use wire::habits::ReminderBody;

use super::{ReminderForm, ReminderIdForm};
use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    page::{Done, SafePath},
    request::{action_error, done_at, refuse, signed_in},
};

/// Makes a reminder of a habit, or changes one.
#[server(prefix = "/rpc", endpoint = "habits/save_reminder")]
pub async fn save_reminder(#[server(flatten)] form: ReminderForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let body = form.body().map_err(|errors| refuse(errors.into()))?;
    let subject = ReminderSubject::Habit(HabitId(body.habit_id.unwrap_or_default()));
    let fields = body.into_fields().map_err(|errors| refuse(errors.into()))?;
    if form.is_new == "true" {
        let id = form.id.parse().ok().filter(|id: &Uuid| !id.is_nil());
        let wish = NewDocument { id, fields, key: None };
        services.habits().create_document(&actor, wish).await.map_err(action_error)?;
    } else {
        let seen = ExpectedVersion::Any;
        services.habits().replace_document(&actor, parse(&form.id)?, fields, &seen).await.map_err(action_error)?;
    }
    done_at(&page_of(subject), &Done::ReminderSaved);
    Ok(())
}

/// Switches a reminder on or off.
#[server(prefix = "/rpc", endpoint = "habits/switch_reminder")]
pub async fn switch_reminder(#[server(flatten)] form: ReminderIdForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let reminder = find(&services, &actor, &form.id).await?;
    let on = form.on == "true";
    let body = ReminderBody { on, ..ReminderBody::of(&reminder) };
    let fields = body.into_fields().map_err(|errors| refuse(errors.into()))?;
    let seen = ExpectedVersion::Any;
    services.habits().replace_document(&actor, reminder.id().uuid(), fields, &seen).await.map_err(action_error)?;
    let done = if on { Done::ReminderOn } else { Done::ReminderOff };
    done_at(&page_of(reminder.subject()), &done);
    Ok(())
}

/// Deletes a reminder.
#[server(prefix = "/rpc", endpoint = "habits/delete_reminder")]
pub async fn delete_reminder(#[server(flatten)] form: ReminderIdForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let reminder = find(&services, &actor, &form.id).await?;
    let (kind, seen) = (DocumentKind::Reminder, ExpectedVersion::Any);
    services.habits().delete_document(&actor, kind, reminder.id().uuid(), &seen).await.map_err(action_error)?;
    done_at(&page_of(reminder.subject()), &Done::ReminderDeleted);
    Ok(())
}

#[cfg(feature = "ssr")]
async fn find(services: &Services, actor: &Actor, id: &str) -> Result<Reminder, AppError> {
    let document = services.habits().document(actor, DocumentKind::Reminder, parse(id)?).await.map_err(action_error)?;
    Document::into_reminder(document).ok_or_else(|| refuse(AppError::not_found()))
}

#[cfg(feature = "ssr")]
fn parse(id: &str) -> Result<Uuid, AppError> {
    id.parse().map_err(|_| refuse(AppError::not_found()))
}

#[cfg(feature = "ssr")]
fn page_of(subject: ReminderSubject) -> SafePath {
    let path = match subject {
        ReminderSubject::Habit(habit) => format!("/app/habits/{habit}"),
        ReminderSubject::Task(task) => format!("/app/tasks/{task}"),
    };
    SafePath::parse(&path).unwrap_or_else(SafePath::app)
}
