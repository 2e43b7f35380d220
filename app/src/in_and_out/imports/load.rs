//! Loaders of imports. Instants become words here, where the time zones are known.

use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use super::ImportItem;
use super::{ImportsView, OneImportView};
use crate::{error::AppError, json::JsonAnswer, page::Loaded};
#[cfg(feature = "ssr")]
use crate::{
    identity::zones,
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
    use domain::imports::{ImportState, QuestionAbout};
    use services::ServiceError;

    let (services, actor) = signed_in()?;
    let id = id.parse().map_err(|_| {
        set_status(404);
        AppError::not_found()
    })?;
    let import = services.imports().find(&actor, id).await.map_err(loader_error)?;
    let preview = match import.state {
        // One that was interrupted while it was read is read again by asking for its preview.
        ImportState::Uploaded | ImportState::Read => match Box::pin(services.imports().preview(&actor, id)).await {
            Ok(preview) => Some(preview),
            Err(ServiceError::Refused { .. }) => None,
            Err(error) => return Err(loader_error(error)),
        },
        _ => None,
    };
    let import = match &preview {
        Some(preview) => preview.import.clone(),
        None => services.imports().find(&actor, id).await.map_err(loader_error)?,
    };
    let asks_zone = |preview: &domain::imports::ImportPreview| {
        let asked = preview.questions.iter().any(|question| question.about == QuestionAbout::TimeZone);
        asked.then(|| zones_from(actor.preferences.time_zone.as_str()))
    };
    let zones = preview.as_ref().and_then(asks_zone).unwrap_or_default();
    let value = OneImportView { item: item(import, &actor, services.now()), preview, zones };
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// Zones to choose from, first the one that holds while nothing is chosen.
#[cfg(feature = "ssr")]
fn zones_from(home: &str) -> Vec<String> {
    let mut all = vec![home.to_owned()];
    all.extend(zones(home));
    all
}

#[cfg(feature = "ssr")]
fn item(import: domain::imports::Import, actor: &services::Actor, now: jiff::Timestamp) -> ImportItem {
    let when = |at| domain::format::date_time(actor.wall(at), &actor.preferences);
    let undo_until = if import.can_be_undone(now) { import.undo_until.map(when) } else { None };
    ImportItem { brought: when(import.applied_at.unwrap_or(import.created_at)), undo_until, import }
}
