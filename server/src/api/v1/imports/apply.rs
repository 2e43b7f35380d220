//! `POST /imports/{id}/apply`

use axum::{Json, extract::State, http::StatusCode};
use domain::ids::ImportId;
use uuid::Uuid;
use wire::{ProblemView, imports::ImportView};

use crate::{
    api::{ApiError, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// Have a file taken over, all of it or nothing. That is done after the answer: `state` is `applying` until it is
/// `applied`, or `read` again with a `refusal`; every step is hinted at by `/events`. Asked again meanwhile it changes
/// nothing.
#[utoipa::path(post, path = "/imports/{id}/apply", tag = "imports", params(("id" = Uuid, Path)),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 202, body = ImportView), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 409, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn apply_import(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<(StatusCode, Json<ImportView>), ApiError> {
    let import = state.services.imports().apply(&actor, ImportId(id)).await?;
    Ok((StatusCode::ACCEPTED, Json(import.into())))
}
