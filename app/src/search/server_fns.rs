//! What the server finds.

use domain::tasks::SearchView;
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use crate::request::{loader_error, signed_in};
use crate::{error::AppError, json::JsonAnswer, page::Loaded};

/// What is found by some words; nothing for none.
#[server(prefix = "/rpc", endpoint = "tasks/load_search", input = GetUrl, output = JsonAnswer)]
pub async fn load_search(words: Option<String>, draft: Option<String>) -> Result<Loaded<SearchView>, AppError> {
    let (services, actor) = signed_in()?;
    let value = services.tasks().search(&actor, &words.unwrap_or_default()).await.map_err(loader_error)?;
    Ok(Loaded::new(&services, actor, draft, value).await)
}
