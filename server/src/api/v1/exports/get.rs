//! `GET /exports/{id}`

use axum::{Json, extract::State};
use domain::ids::ExportId;
use uuid::Uuid;
use wire::{ExportView, ProblemView};

use super::view::view;
use crate::{
    api::{ApiError, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// How far a copy is, and where it is fetched when it is ready.
#[utoipa::path(get, path = "/exports/{id}", tag = "data", params(("id" = Uuid, Path)),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = ExportView), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn get_export(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Json<ExportView>, ApiError> {
    Ok(Json(view(state.services.exports().find(&actor, ExportId(id)).await?)))
}
