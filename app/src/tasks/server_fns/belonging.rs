//! Server functions of what a task is a part of, and of the time that it took.

#[cfg(feature = "ssr")]
use domain::tasks::{TaskChange, TaskPart};
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use services::ExpectedVersion;

#[cfg(feature = "ssr")]
use super::tasks::{page_of, parse};
use super::{ParentForm, TimeForm};
use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    page::Done,
    request::{action_error, done_at, refuse, signed_in},
    tasks::one::read_minutes,
};

/// Makes a task a part of another one, or takes it out.
#[server(prefix = "/rpc", endpoint = "tasks/parent")]
pub async fn set_parent(#[server(flatten)] form: ParentForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = parse(&form.task_id)?;
    let task = services.tasks().find(&actor, id).await.map_err(action_error)?;
    let parent = match (form.act.as_str(), form.parent_id.as_str()) {
        ("leave", _) => None,
        (_, "") => return Err(refuse(AppError::field("parent_id", "required"))),
        (_, parent) => Some(services.tasks().find(&actor, parse(parent)?).await.map_err(action_error)?),
    };
    let change = TaskChange { fields: task.as_part_of(parent.as_ref()), parts: vec![TaskPart::Belonging] };
    let any = ExpectedVersion::Any;
    services.tasks().change(&actor, id, change, None, &any).await.map_err(action_error)?;
    done_at(&page_of(id), &Done::TaskSaved);
    Ok(())
}

/// Adds to the time that a task took.
#[server(prefix = "/rpc", endpoint = "tasks/time")]
pub async fn spend_time(#[server(flatten)] form: TimeForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = parse(&form.task_id)?;
    let minutes = read_minutes(&form.minutes).map_err(|error| refuse(error.into()))?;
    services.tasks().spend_time(&actor, id, None, minutes).await.map_err(action_error)?;
    done_at(&page_of(id), &Done::TaskSaved);
    Ok(())
}
