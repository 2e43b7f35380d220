//! The loader of the files that were asked for.

use leptos::{prelude::*, server_fn::codec::GetUrl};

use super::ExportsView;
#[cfg(feature = "ssr")]
use super::{ExportItem, ExportStage};
use crate::{error::AppError, json::JsonAnswer, page::Loaded};
#[cfg(feature = "ssr")]
use crate::{
    identity::when,
    in_and_out::size::size_words,
    request::{loader_error, signed_in},
};

/// The files.
#[server(prefix = "/rpc", endpoint = "in_and_out/load_exports", input = GetUrl, output = JsonAnswer)]
pub async fn load_exports(draft: Option<String>) -> Result<Loaded<ExportsView>, AppError> {
    let (services, actor) = signed_in()?;
    let exports = services.exports().list(&actor).await.map_err(loader_error)?;
    let files = exports.iter().map(|export| item(export, &actor)).collect();
    Ok(Loaded::new(&services, actor, draft, ExportsView { files }).await)
}

#[cfg(feature = "ssr")]
fn item(export: &services::exports::Export, actor: &services::Actor) -> ExportItem {
    let stage = match (export.state.is_on_its_way(), export.path()) {
        (true, _) => ExportStage::Making { done: rows(export.rows_done), all: rows(export.rows_in_all) },
        (false, Some(path)) => {
            let bytes = u64::try_from(export.bytes.unwrap_or_default()).unwrap_or_default();
            ExportStage::Ready {
                path,
                size: size_words(bytes, &actor.preferences),
                until: when(export.expires_at, actor),
            }
        }
        (false, None) => ExportStage::Failed,
    };
    ExportItem {
        id: export.export_id.to_string(),
        form: export.form.as_str().to_owned(),
        stage,
        asked: when(export.asked_at, actor),
    }
}

/// A count of rows as a page shows it: what is below nothing was not counted.
#[cfg(feature = "ssr")]
fn rows(count: i64) -> u32 {
    u32::try_from(count.max(0)).unwrap_or(u32::MAX)
}
