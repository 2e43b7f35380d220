//! `POST /calendar-feeds`

use axum::{
    Json,
    extract::State,
    http::{HeaderName, StatusCode, header},
};
use services::calendar::NewCalendarFeed;
use wire::{CalendarFeedBody, NewCalendarFeedView, ProblemView};

use crate::{
    api::{ApiError, ApiJson, RepeatKey},
    middleware::session::SignedIn,
    state::AppState,
};

type Answer = (StatusCode, [(HeaderName, &'static str); 1], Json<NewCalendarFeedView>);

/// Make a calendar of the reminders that other programs may fetch. Its address is in this answer and nowhere else: the
/// same request again under its `Idempotency-Key` makes no second one and answers 409 `already_created`.
#[utoipa::path(post, path = "/calendar-feeds", tag = "notifications", request_body = CalendarFeedBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Under one key one thing is made, for a day.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 201, body = NewCalendarFeedView), (status = 400, body = ProblemView),
        (status = 401, body = ProblemView), (status = 403, body = ProblemView), (status = 409, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn create_calendar_feed(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    RepeatKey(key): RepeatKey,
    ApiJson(body): ApiJson<CalendarFeedBody>,
) -> Result<Answer, ApiError> {
    let command = NewCalendarFeed { name: body.name, alarms: body.alarms };
    let made = state.services.calendars().create_feed(&actor, &command, key.as_ref()).await?;
    let view = NewCalendarFeedView {
        id: made.feed.feed_id.uuid(),
        name: made.feed.name,
        alarms: made.feed.alarms,
        created_at: made.feed.created_at,
        address: made.address,
    };
    Ok((StatusCode::CREATED, [(header::CACHE_CONTROL, "no-store")], Json(view)))
}
