//! `POST /push-subscriptions`

use axum::{Json, extract::State, http::StatusCode};
use services::push::NewSubscription;
use wire::{
    ProblemView,
    push::{PushSubscriptionBody, PushSubscriptionView},
};

use super::view::view;
use crate::{
    api::{ApiError, ApiJson},
    middleware::{client::ClientOf, session::SignedIn},
    state::AppState,
};

/// Let a browser take messages. The same endpoint again is the same browser: it is refreshed and answered 200. Browsers
/// send this at each start, because their push service may have changed it meanwhile. Beyond 20 the one that was not
/// seen for the longest time makes room.
#[utoipa::path(post, path = "/push-subscriptions", tag = "push", request_body = PushSubscriptionBody,
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = PushSubscriptionView), (status = 201, body = PushSubscriptionView),
        (status = 400, body = ProblemView), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn create_push_subscription(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ClientOf(client): ClientOf,
    ApiJson(body): ApiJson<PushSubscriptionBody>,
) -> Result<(StatusCode, Json<PushSubscriptionView>), ApiError> {
    let new = NewSubscription {
        endpoint: body.endpoint,
        p256dh: body.keys.p256dh,
        auth: body.keys.auth,
        label: client.device_label,
    };
    let subscribed = state.services.push().subscribe(&actor, &new).await?;
    let status = if subscribed.is_new { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(view(subscribed.subscription))))
}
