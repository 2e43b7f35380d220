//! `PUT /imports/{id}/preview`

use axum::{Json, extract::State};
use domain::ids::ImportId;
use uuid::Uuid;
use wire::{
    ProblemView,
    imports::{ImportChoicesBody, ImportPreviewView},
};

use crate::{
    api::{ApiError, ApiJson, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// Decide about a file, and see what taking it over would do then. All choices are replaced; what is left out holds as
/// if it had never been chosen.
#[utoipa::path(put, path = "/imports/{id}/preview", tag = "imports", params(("id" = Uuid, Path)),
    request_body = ImportChoicesBody,
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = ImportPreviewView), (status = 400, body = ProblemView),
        (status = 401, body = ProblemView), (status = 403, body = ProblemView), (status = 404, body = ProblemView),
        (status = 409, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn choose_for_import(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    ApiJson(body): ApiJson<ImportChoicesBody>,
) -> Result<Json<ImportPreviewView>, ApiError> {
    let preview = Box::pin(state.services.imports().choose(&actor, ImportId(id), body.into())).await?;
    Ok(Json(preview.into()))
}
