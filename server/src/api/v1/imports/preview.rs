//! `GET /imports/{id}/preview`

use axum::{Json, extract::State};
use domain::ids::ImportId;
use uuid::Uuid;
use wire::{ProblemView, imports::ImportPreviewView};

use crate::{
    api::{ApiError, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// What taking a file over would do, by the choices so far: each habit with its figures in the old app and here and why
/// they differ, lines that could not be read, and what has no place here. Changes nothing.
#[utoipa::path(get, path = "/imports/{id}/preview", tag = "imports", params(("id" = Uuid, Path)),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = ImportPreviewView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 409, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn preview_import(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Json<ImportPreviewView>, ApiError> {
    let preview = Box::pin(state.services.imports().preview(&actor, ImportId(id))).await?;
    Ok(Json(preview.into()))
}
