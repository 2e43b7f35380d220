//! `POST /push-subscriptions/{id}/test`

use axum::{extract::State, http::StatusCode};
use domain::ids::PushSubscriptionId;
use uuid::Uuid;
use wire::ProblemView;

use crate::{
    api::{ApiError, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// Send a browser a message that says no more than that messages arrive. It leaves after this answer; the list says
/// what came of it.
#[utoipa::path(post, path = "/push-subscriptions/{id}/test", tag = "push", params(("id" = Uuid, Path)),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 202), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn test_push_subscription(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<StatusCode, ApiError> {
    state.services.push().test(&actor, PushSubscriptionId(id)).await?;
    Ok(StatusCode::ACCEPTED)
}
