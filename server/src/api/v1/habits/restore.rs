//! `POST /habits/{id}/restore`

use axum::{Json, extract::State};
use domain::ids::HabitId;
use uuid::Uuid;
use wire::{ProblemView, habits::HabitView};

use super::view;
use crate::{
    api::{ApiError, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// Take a habit out of the trash, with its history: what `GET /habits?deleted=true` lists. Another name of `undelete`.
#[utoipa::path(post, path = "/habits/{id}/restore", tag = "habits", params(("id" = Uuid, Path)),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = HabitView), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn restore_habit(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Json<HabitView>, ApiError> {
    let record = state.services.habits().undelete(&actor, HabitId(id)).await?;
    Ok(Json(view::habit(&record)?))
}
