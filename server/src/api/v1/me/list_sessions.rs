//! `GET /me/sessions`

use axum::{Json, extract::State};
use services::identity::Session;
use wire::{Page, ProblemView, identity::SessionView};

use crate::{
    api::{ApiError, ApiQuery, paging::PageQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// Signed-in devices, last used first. At most 200.
#[utoipa::path(get, path = "/me/sessions", tag = "me", params(PageQuery), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<SessionView>), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn list_sessions(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<PageQuery>,
) -> Result<Json<Page<SessionView>>, ApiError> {
    let sessions = state.services.identity().sessions(&actor).await?;
    Ok(Json(query.of(sessions.into_iter().map(view).collect())?))
}

fn view(session: Session) -> SessionView {
    SessionView {
        id: session.session_id.uuid(),
        kind: session.kind,
        device_label: session.device_label,
        current: session.is_current,
        created_at: session.created_at,
        last_seen_at: session.last_seen_at,
        expires_at: session.expires_at,
    }
}
