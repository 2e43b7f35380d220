//! `GET /events`

use axum::{
    Extension,
    extract::State,
    response::{IntoResponse, Response},
};
use wire::ProblemView;

use crate::{
    api::ApiError,
    live,
    middleware::session::{Credential, SignedIn},
    state::AppState,
};

/// Live hints as server-sent events: `changed` with the scope, `resync` when hints may have been lost, a comment every
/// 15 seconds. At most ten streams a person. It ends with the session or the token that opened it.
#[utoipa::path(get, path = "/events", tag = "sync", security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, content_type = "text/event-stream", body = String), (status = 401, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn stream_events(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    Extension(credential): Extension<Credential>,
) -> Result<Response, ApiError> {
    Ok(live::stream(&state, actor.user_id, credential)?.into_response())
}
