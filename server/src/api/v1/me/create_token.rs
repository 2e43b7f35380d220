//! `POST /me/tokens`

use axum::{
    Json,
    extract::State,
    http::{HeaderName, StatusCode, header},
};
use services::identity::NewAccessToken;
use wire::{
    ProblemView,
    identity::{AccessTokenBody, NewAccessTokenView},
};

use crate::{
    api::{ApiError, ApiJson, RepeatKey},
    middleware::session::SignedIn,
    state::AppState,
};

type Answer = (StatusCode, [(HeaderName, &'static str); 1], Json<NewAccessTokenView>);

/// Make a personal access token. Its secret is in this answer and nowhere else: the same request again under its
/// `Idempotency-Key` makes no second one and answers 409 `already_created`.
#[utoipa::path(post, path = "/me/tokens", tag = "me", request_body = AccessTokenBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Under one key one thing is made, for a day.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 201, body = NewAccessTokenView), (status = 400, body = ProblemView),
        (status = 401, body = ProblemView), (status = 403, body = ProblemView), (status = 409, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn create_token(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    RepeatKey(key): RepeatKey,
    ApiJson(body): ApiJson<AccessTokenBody>,
) -> Result<Answer, ApiError> {
    let command = NewAccessToken { name: body.name, scopes: body.scopes, expires_in_days: body.expires_in_days };
    let (made, token) = state.services.identity().create_access_token_once(&actor, &command, key.as_ref()).await?;
    let view = NewAccessTokenView {
        id: made.access_token_id.uuid(),
        name: made.name,
        scopes: made.scopes,
        created_at: made.created_at,
        expires_at: made.expires_at,
        token,
    };
    Ok((StatusCode::CREATED, [(header::CACHE_CONTROL, "no-store")], Json(view)))
}
