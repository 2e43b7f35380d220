//! `POST /imports`

use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use services::imports::NewImport;
use utoipa::IntoParams;
use wire::{ProblemView, imports::ImportView};

use crate::{
    api::{ApiBytes, ApiError, ApiQuery, RepeatKey},
    middleware::{session::SignedIn, uploads::UploadPlace},
    state::AppState,
};

/// What the file is called.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct FileName {
    /// Only shown, and a hint where the content leaves it open.
    file_name: Option<String>,
}

/// Bring a file along: the body is the file itself, at most 32 MiB. It is read at once and nothing is changed yet; look
/// at its preview next. A file that cannot be read is answered with the state `failed` and the reason in `refusal`. A
/// file that is not taken over is forgotten after 14 days.
#[utoipa::path(post, path = "/imports", tag = "imports",
    params(FileName,
        ("Idempotency-Key" = Option<String>, Header, description = "Under one key one thing is made, for a day.")),
    request_body(content = String, content_type = "application/octet-stream", description = "The file."),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 201, body = ImportView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 409, body = ProblemView), (status = 413, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn create_import(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    _place: UploadPlace,
    RepeatKey(key): RepeatKey,
    ApiQuery(query): ApiQuery<FileName>,
    ApiBytes(content): ApiBytes,
) -> Result<(StatusCode, Json<ImportView>), ApiError> {
    let new = NewImport { file_name: query.file_name.unwrap_or_default(), content: content.into(), key };
    let import = Box::pin(state.services.imports().upload(&actor, new)).await?;
    Ok((StatusCode::CREATED, Json(import.into())))
}
