//! `GET /imports/{id}`

use axum::{Json, extract::State};
use domain::ids::ImportId;
use uuid::Uuid;
use wire::{ProblemView, imports::ImportView};

use crate::{
    api::{ApiError, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// Where an import stands, and how far it is.
#[utoipa::path(get, path = "/imports/{id}", tag = "imports", params(("id" = Uuid, Path)),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = ImportView), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn get_import(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Json<ImportView>, ApiError> {
    let import = state.services.imports().find(&actor, ImportId(id)).await?;
    Ok(Json(import.into()))
}
