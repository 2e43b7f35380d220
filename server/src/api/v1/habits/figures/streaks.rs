//! `GET /habits/{id}/streaks`

use axum::{Json, extract::State};
use domain::{habits::streak_runs, ids::HabitId};
use uuid::Uuid;
use wire::{Page, ProblemView, habits::StreakRunView};

use crate::{
    api::{ApiError, ApiPath, ApiQuery, paging::PageQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// Every run, the longest first and of equal ones the newer.
#[utoipa::path(get, path = "/habits/{id}/streaks", tag = "habits", params(("id" = Uuid, Path), PageQuery),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<StreakRunView>), (status = 401, body = ProblemView),
        (status = 404, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn habit_streaks(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    ApiQuery(query): ApiQuery<PageQuery>,
) -> Result<Json<Page<StreakRunView>>, ApiError> {
    let habits = state.services.habits();
    let input = habits.input(&actor, HabitId(id)).await?;
    let runs = streak_runs(&input, habits.calendar(&actor));
    Ok(Json(query.of(runs.into_iter().map(StreakRunView::from).collect())?))
}
