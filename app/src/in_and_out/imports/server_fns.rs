//! Server functions behind imports. Choosing a file is none of them: a file needs more room than a form has.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::form::START_AGAIN;
use super::{ImportForm, ImportIdForm};
use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    page::{Done, SafePath},
    request::{action_error, done_at, done_here, go_to, refuse, signed_in},
};

/// Keeps the decisions about a file, and brings it in where that was pressed.
#[server(prefix = "/rpc", endpoint = "in_and_out/answer_import")]
pub async fn answer_import(#[server(flatten)] form: ImportForm) -> Result<(), AppError> {
    use domain::imports::{ImportChoices, ImportFormat};

    let (services, actor) = signed_in()?;
    let id = form.id.parse().map_err(|_| refuse(AppError::not_found()))?;
    let import = services.imports().find(&actor, id).await.map_err(action_error)?;
    // An archive of ours leaves nothing to decide, and trying it out once more would take a while.
    if import.format != Some(ImportFormat::Wellspring) {
        let choices = if form.act == START_AGAIN {
            ImportChoices::default()
        } else {
            let preview = Box::pin(services.imports().preview(&actor, id)).await.map_err(action_error)?;
            form.choices(&preview).map_err(|errors| refuse(errors.into()))?
        };
        Box::pin(services.imports().choose(&actor, id, choices)).await.map_err(action_error)?;
    }
    if form.act == "apply" {
        services.imports().apply(&actor, id).await.map_err(action_error)?;
    }
    go_to(&SafePath::parse(&format!("/app/settings/data/import/{id}")).unwrap_or_else(SafePath::app));
    Ok(())
}

/// Takes an import back.
#[server(prefix = "/rpc", endpoint = "in_and_out/undo_import")]
pub async fn undo_import(#[server(flatten)] form: ImportIdForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = form.id.parse().map_err(|_| refuse(AppError::not_found()))?;
    Box::pin(services.imports().undo(&actor, id)).await.map_err(action_error)?;
    done_here(&Done::ImportUndone);
    Ok(())
}

/// Puts a file away that was not brought in.
#[server(prefix = "/rpc", endpoint = "in_and_out/discard_import")]
pub async fn discard_import(#[server(flatten)] form: ImportIdForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = form.id.parse().map_err(|_| refuse(AppError::not_found()))?;
    services.imports().forget(&actor, id).await.map_err(action_error)?;
    done_at(&SafePath::parse("/app/settings/data/import").unwrap_or_else(SafePath::app), &Done::ImportDiscarded);
    Ok(())
}
