//! `GET /exports/{id}/file`

use std::io;

use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use domain::ids::{ExportId, UserId};
use futures::{Stream, stream};
use serde::Deserialize;
use services::Services;
use utoipa::IntoParams;
use uuid::Uuid;
use wire::ProblemView;

use crate::{
    api::{ApiError, ApiPath, ApiQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// What the link holds beside the id.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct LinkQuery {
    /// From `path` of the copy.
    secret: Option<String>,
}

/// The file of a copy, by the link that stands in its `path`. It opens for its owner alone.
#[utoipa::path(get, path = "/exports/{id}/file", tag = "data", params(("id" = Uuid, Path), LinkQuery),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>),
        (status = 401, body = ProblemView), (status = 403, body = ProblemView), (status = 404, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn get_export_file(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    ApiQuery(link): ApiQuery<LinkQuery>,
) -> Result<Response, ApiError> {
    let secret = link.secret.unwrap_or_default();
    let export = state.services.exports().open(&actor, ExportId(id), &secret).await?;
    let pieces = pieces(state.services.clone(), actor.user_id, export.export_id);
    let mut response = Body::from_stream(pieces).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(export.form.content_type()));
    let name = format!("attachment; filename=\"{}\"", export.file_name);
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("attachment")),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(bytes) = export.bytes {
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes));
    }
    Ok(response)
}

/// Reads one piece when the one before has left.
fn pieces(services: Services, owner: UserId, export: ExportId) -> impl Stream<Item = io::Result<Vec<u8>>> + Send {
    stream::try_unfold((services, 0), move |(services, number)| async move {
        let piece = services.exports().piece(owner, export, number).await;
        let piece = piece.map_err(|error| io::Error::other(error.causes()))?;
        Ok::<_, io::Error>(piece.map(|bytes| (bytes, (services, number + 1))))
    })
}
