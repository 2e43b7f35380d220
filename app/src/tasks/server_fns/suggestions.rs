//! The server function of suggested tasks.

use leptos::prelude::*;

use super::TaskIdForm;
#[cfg(feature = "ssr")]
use super::tasks::parse;
use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    page::Done,
    request::{action_error, done_here, signed_in},
};

/// A task is not suggested again.
#[server(prefix = "/rpc", endpoint = "tasks/dismiss")]
pub async fn dismiss_task(#[server(flatten)] form: TaskIdForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    services.tasks().dismiss_suggestion(&actor, parse(&form.task_id)?).await.map_err(action_error)?;
    done_here(&Done::SuggestionDismissed);
    Ok(())
}
