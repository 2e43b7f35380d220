//! `GET /notifications`

use axum::{Json, extract::State};
use serde::Deserialize;
use utoipa::IntoParams;
use wire::{ProblemView, notifications::NotificationsView};

use super::view::view;
use crate::{
    api::{ApiError, ApiQuery, paging},
    middleware::session::SignedIn,
    state::AppState,
};

/// Which page.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct NotificationsQuery {
    /// At most this many, 1 to 200.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// From the answer before.
    cursor: Option<String>,
}

/// List what you were told, newest first. What was only pushed or mailed is not in the list.
#[utoipa::path(get, path = "/notifications", tag = "notifications", params(NotificationsQuery),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = NotificationsView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn list_notifications(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<NotificationsQuery>,
) -> Result<Json<NotificationsView>, ApiError> {
    let limit = paging::limit(query.limit)?;
    let page = state.services.notifications().list(&actor, query.cursor.as_deref(), limit).await?;
    Ok(Json(NotificationsView {
        items: page.items.into_iter().map(view).collect(),
        next_cursor: page.next_cursor,
        unread: page.unread,
    }))
}
