//! The loader of the page that ends an account: nothing but a refused form.

use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use crate::request::signed_in;
use crate::{error::AppError, json::JsonAnswer, page::Loaded};

/// A refused form, if one is named.
#[server(prefix = "/rpc", endpoint = "in_and_out/load_leaving", input = GetUrl, output = JsonAnswer)]
pub async fn load_leaving(draft: Option<String>) -> Result<Loaded<()>, AppError> {
    let (services, actor) = signed_in()?;
    Ok(Loaded::new(&services, actor, draft, ()).await)
}
