//! The server function that writes a reminder of a task. Switching and deleting are those of all reminders.

#[cfg(feature = "ssr")]
use domain::ids::TaskId;
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use services::{ExpectedVersion, habits::documents::NewDocument};
#[cfg(feature = "ssr")]
use uuid::Uuid;

use super::TaskReminderForm;
#[cfg(feature = "ssr")]
use super::tasks::page_of;
use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    page::Done,
    request::{action_error, done_at, refuse, signed_in},
};

/// Makes a reminder of a task, or changes one.
#[server(prefix = "/rpc", endpoint = "tasks/save_reminder")]
pub async fn save_task_reminder(#[server(flatten)] form: TaskReminderForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let body = form.body().map_err(|errors| refuse(errors.into()))?;
    let task = TaskId(body.task_id.unwrap_or_default());
    let fields = body.into_fields().map_err(|errors| refuse(errors.into()))?;
    if form.is_new == "true" {
        let id = form.id.parse().ok().filter(|id: &Uuid| !id.is_nil());
        let wish = NewDocument { id, fields, key: None };
        services.habits().create_document(&actor, wish).await.map_err(action_error)?;
    } else {
        let id: Uuid = form.id.parse().map_err(|_| refuse(AppError::not_found()))?;
        let seen = ExpectedVersion::Any;
        services.habits().replace_document(&actor, id, fields, &seen).await.map_err(action_error)?;
    }
    done_at(&page_of(task), &Done::ReminderSaved);
    Ok(())
}
