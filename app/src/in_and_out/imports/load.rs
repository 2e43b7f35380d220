//! Loaders of imports. Instants become words here, where the time zones are known.

use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use super::ImportItem;
use super::{ImportsView, OneImportView};
use crate::{error::AppError, json::JsonAnswer, page::Loaded};
#[cfg(feature = "ssr")]
use crate::{
    identity::{when, zones},
    request::{loader_error, set_status, signed_in},
};

/// Files that were brought before.
#[server(prefix = "/rpc", endpoint = "in_and_out/load_imports", input = GetUrl, output = JsonAnswer)]
pub async fn load_imports(draft: Option<String>) -> Result<Loaded<ImportsView>, AppError> {
    let (services, actor) = signed_in()?;
    let imports = services.imports().list(&actor).await.map_err(loader_error)?;
    let now = services.now();
    let imports = imports.into_iter().map(|import| item(import, &actor, now)).collect();
    Ok(Loaded::new(&services, actor, draft, ImportsView { imports }).await)
}

/// One file, with what bringing it in would do while that is still open.
#[server(prefix = "/rpc", endpoint = "in_and_out/load_import", input = GetUrl, output = JsonAnswer)]
pub async fn load_import(id: String, draft: Option<String>) -> Result<Loaded<OneImportView>, AppError> {
    use domain::imports::{ImportPreview, ImportState, QuestionAbout};
    use services::ServiceError;

    let (services, actor) = signed_in()?;
    let id = id.parse().map_err(|_| {
        set_status(404);
        AppError::not_found()
    })?;
    let import = services.imports().find(&actor, id).await.map_err(loader_error)?;
    let (import, preview) = match import.state {
        // One that was interrupted while it was read is read again by asking for its preview.
        ImportState::Uploaded | ImportState::Read => match Box::pin(services.imports().preview(&actor, id)).await {
            Ok(preview) => (preview.import.clone(), Some(preview)),
            // Reading it came to nothing just now, and the import says why.
            Err(ServiceError::Refused { .. }) => {
                (services.imports().find(&actor, id).await.map_err(loader_error)?, None)
            }
            Err(error) => return Err(loader_error(error)),
        },
        _ => (import, None),
    };
    let asks_zone = |preview: &ImportPreview| preview.questions.iter().any(|q| q.about == QuestionAbout::TimeZone);
    let asked = preview.as_ref().is_some_and(asks_zone);
    let zones = if asked { zones(actor.preferences.time_zone.as_str()) } else { Vec::new() };
    let value = OneImportView { item: item(import, &actor, services.now()), preview, zones };
    Ok(Loaded::new(&services, actor, draft, value).await)
}

#[cfg(feature = "ssr")]
fn item(import: domain::imports::Import, actor: &services::Actor, now: jiff::Timestamp) -> ImportItem {
    let undo_until = import.undo_until.filter(|_| import.can_be_undone(now)).map(|until| when(until, actor));
    ImportItem { brought: when(import.applied_at.unwrap_or(import.created_at), actor), undo_until, import }
}
