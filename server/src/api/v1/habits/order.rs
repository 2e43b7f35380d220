//! `PUT /habits/order`

use axum::{extract::State, http::StatusCode};
use domain::ids::HabitId;
use wire::{ProblemView, habits::OrderBody};

use crate::{
    api::{ApiError, ApiJson},
    middleware::session::SignedIn,
    state::AppState,
};

/// Put habits in an order. Those that are left out follow in their old order; an id that is no habit of the caller is
/// 404.
#[utoipa::path(put, path = "/habits/order", tag = "habits", request_body = OrderBody, security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn order_habits(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiJson(body): ApiJson<OrderBody>,
) -> Result<StatusCode, ApiError> {
    let ids: Vec<_> = body.ids.into_iter().map(HabitId).collect();
    state.services.habits().order_exactly(&actor, &ids).await?;
    Ok(StatusCode::NO_CONTENT)
}
