//! `POST /exports`

use axum::{Json, extract::State, http::StatusCode};
use services::{ServiceError, exports::ExportForm};
use wire::{ExportBody, ExportView, ProblemView};

use super::view::view;
use crate::{
    api::{ApiError, ApiJson},
    middleware::session::SignedIn,
    state::AppState,
};

/// Ask for a copy of everything that you have here. It is made in the background, and can then be fetched for a day.
/// While one of the same form is on its way, that one is answered.
#[utoipa::path(post, path = "/exports", tag = "data", request_body = ExportBody,
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 201, body = ExportView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn create_export(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiJson(body): ApiJson<ExportBody>,
) -> Result<(StatusCode, Json<ExportView>), ApiError> {
    let form = ExportForm::parse(&body.form).map_err(|code| ServiceError::field("form", code))?;
    let export = state.services.exports().request(&actor, form).await?;
    Ok((StatusCode::CREATED, Json(view(export))))
}
