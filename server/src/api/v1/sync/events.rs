//! `GET /events`

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use wire::ProblemView;

use crate::{api::ApiError, live, middleware::session::SignedIn, state::AppState};

/// Live hints as server-sent events: `changed` with the scope, `resync` when hints may have been lost, a comment every
/// 15 seconds. At most ten streams a person.
#[utoipa::path(get, path = "/events", tag = "sync", security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, content_type = "text/event-stream", body = String), (status = 401, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn stream_events(State(state): State<AppState>, SignedIn(actor): SignedIn) -> Result<Response, ApiError> {
    Ok(live::stream(&state, actor.user_id)?.into_response())
}
