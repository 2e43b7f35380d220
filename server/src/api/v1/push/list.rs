//! `GET /push-subscriptions`

use axum::{Json, extract::State};
use wire::{Page, ProblemView, push::PushSubscriptionView};

use super::view::view;
use crate::{
    api::{ApiError, ApiQuery, paging::PageQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// Browsers that take messages, newest first. At most 20.
#[utoipa::path(get, path = "/push-subscriptions", tag = "push", params(PageQuery),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<PushSubscriptionView>), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn list_push_subscriptions(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<PageQuery>,
) -> Result<Json<Page<PushSubscriptionView>>, ApiError> {
    let subscriptions = state.services.push().subscriptions(&actor).await?;
    Ok(Json(query.of(subscriptions.into_iter().map(view).collect())?))
}
