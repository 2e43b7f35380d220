//! `DELETE /push-subscriptions/{id}`

use axum::{extract::State, http::StatusCode};
use domain::ids::PushSubscriptionId;
use uuid::Uuid;
use wire::ProblemView;

use crate::{
    api::{ApiError, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// Send nothing to a browser any more.
#[utoipa::path(delete, path = "/push-subscriptions/{id}", tag = "push", params(("id" = Uuid, Path)),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn delete_push_subscription(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<StatusCode, ApiError> {
    state.services.push().unsubscribe(&actor, PushSubscriptionId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
