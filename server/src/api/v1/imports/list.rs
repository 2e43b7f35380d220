//! `GET /imports`

use axum::{Json, extract::State};
use wire::{Page, ProblemView, imports::ImportView};

use crate::{
    api::{ApiError, ApiQuery, paging::PageQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// Files that were brought along, newest first: those that wait, and those that were taken over.
#[utoipa::path(get, path = "/imports", tag = "imports", params(PageQuery),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<ImportView>), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn list_imports(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<PageQuery>,
) -> Result<Json<Page<ImportView>>, ApiError> {
    let imports = state.services.imports().list(&actor).await?;
    Ok(Json(query.of(imports.into_iter().map(ImportView::from).collect())?))
}
