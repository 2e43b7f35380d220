//! `GET /exports`

use axum::{Json, extract::State};
use wire::{ExportView, Page, ProblemView};

use super::view::view;
use crate::{
    api::{ApiError, ApiQuery, paging::PageQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// Copies whose day is not over, newest first. At most five.
#[utoipa::path(get, path = "/exports", tag = "data", params(PageQuery), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<ExportView>), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn list_exports(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<PageQuery>,
) -> Result<Json<Page<ExportView>>, ApiError> {
    let exports = state.services.exports().list(&actor).await?;
    Ok(Json(query.of(exports.into_iter().map(view).collect())?))
}
