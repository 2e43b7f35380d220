//! Server functions of the lines of a task.

#[cfg(feature = "ssr")]
use domain::tasks::{TaskChange, TaskPart};
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use services::ExpectedVersion;

use super::LineForm;
#[cfg(feature = "ssr")]
use super::tasks::{page_of, parse};
use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    page::Done,
    request::{action_error, done_at, refuse, signed_in},
    tasks::one::with_line,
};

/// Ticks a line, adds one, or removes one.
#[server(prefix = "/rpc", endpoint = "tasks/line")]
pub async fn change_line(#[server(flatten)] form: LineForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = parse(&form.task_id)?;
    let mut fields = services.tasks().find(&actor, id).await.map_err(action_error)?.fields();
    let lines = with_line(fields.checklist, &form.act, form.line.parse().ok(), &form.text);
    fields.checklist = lines.map_err(|error| refuse(error.into()))?;
    let fields = fields.checked().map_err(|errors| refuse(errors.into()))?;
    let change = TaskChange { fields, parts: vec![TaskPart::Checklist] };
    let any = ExpectedVersion::Any;
    services.tasks().change(&actor, id, change, None, &any).await.map_err(action_error)?;
    done_at(&page_of(id), &Done::TaskSaved);
    Ok(())
}
