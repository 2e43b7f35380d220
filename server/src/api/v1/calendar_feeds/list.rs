//! `GET /calendar-feeds`

use axum::{Json, extract::State};
use services::calendar::CalendarFeed;
use wire::{CalendarFeedView, Page, ProblemView};

use crate::{
    api::{ApiError, ApiQuery, paging::PageQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// Calendars of the reminders that other programs may fetch, newest first. At most 20.
#[utoipa::path(get, path = "/calendar-feeds", tag = "notifications", params(PageQuery),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<CalendarFeedView>), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn list_calendar_feeds(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<PageQuery>,
) -> Result<Json<Page<CalendarFeedView>>, ApiError> {
    let feeds = state.services.calendars().feeds(&actor).await?;
    Ok(Json(query.of(feeds.into_iter().map(view).collect())?))
}

fn view(feed: CalendarFeed) -> CalendarFeedView {
    CalendarFeedView {
        id: feed.feed_id.uuid(),
        name: feed.name,
        alarms: feed.alarms,
        created_at: feed.created_at,
        last_read_at: feed.last_read_at,
    }
}
