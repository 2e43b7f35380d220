//! Server functions of quick add: what a line can name, and the doorway of its form.

use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};
#[cfg(feature = "ssr")]
use services::tasks::{KnownNames, QuickAddWish};

use super::QuickAddWorld;
#[cfg(feature = "ssr")]
use super::line::read_spans;
use crate::{error::AppError, json::JsonAnswer, page::Loaded};
#[cfg(feature = "ssr")]
use crate::{
    page::{Done, SafePath},
    request::{action_error, done_at, loader_error, signed_in},
};

/// A line as its form posts it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuickAddForm {
    /// The id that makes a repeated post harmless.
    pub id: String,
    pub line: String,
    /// Places in it, in bytes, whose words are title: `5-13,20-25`.
    pub away: String,
    pub notes: String,
    /// `true` where what is missing is to be made.
    pub make: String,
}

/// What a line can name, and the owner's clock.
#[server(prefix = "/rpc", endpoint = "tasks/load_quick_add", input = GetUrl, output = JsonAnswer)]
pub async fn load_quick_add(draft: Option<String>) -> Result<Loaded<QuickAddWorld>, AppError> {
    let (services, actor) = signed_in()?;
    let known = services.tasks().known_names(&actor).await.map_err(loader_error)?;
    let KnownNames { projects, sections, labels, habits, .. } = std::sync::Arc::unwrap_or_clone(known);
    let value = QuickAddWorld { now: actor.wall(services.now()), projects, sections, labels, habits };
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// Makes a task from a line, and leads to the next one.
#[server(prefix = "/rpc", endpoint = "tasks/quick_add")]
pub async fn quick_add(#[server(flatten)] form: QuickAddForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let wish = QuickAddWish {
        away: read_spans(&form.away),
        notes: Some(form.notes),
        makes_missing: form.make == "true",
        id: form.id.parse().ok().filter(|id: &domain::ids::TaskId| !id.uuid().is_nil()),
        line: form.line,
        key: None,
    };
    services.tasks().quick_add(&actor, wish).await.map_err(action_error)?;
    done_at(&SafePath::parse("/app/add").unwrap_or_else(SafePath::app), &Done::TaskAdded);
    Ok(())
}
