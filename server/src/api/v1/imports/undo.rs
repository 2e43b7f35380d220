//! `POST /imports/{id}/undo`

use axum::{Json, extract::State};
use domain::ids::ImportId;
use uuid::Uuid;
use wire::{ProblemView, imports::ImportView};

use crate::{
    api::{ApiError, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// Take back what a file became, until `undo_until`. What was changed since stays, and is counted in `kept`.
#[utoipa::path(post, path = "/imports/{id}/undo", tag = "imports", params(("id" = Uuid, Path)),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = ImportView), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 409, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn undo_import(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Json<ImportView>, ApiError> {
    let import = Box::pin(state.services.imports().undo(&actor, ImportId(id))).await?;
    Ok(Json(import.into()))
}
