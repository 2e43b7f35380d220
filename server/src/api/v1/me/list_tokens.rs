//! `GET /me/tokens`

use axum::{Json, extract::State};
use services::identity::AccessToken;
use wire::{Page, ProblemView, identity::AccessTokenView};

use crate::{
    api::{ApiError, ApiQuery, paging::PageQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// Personal access tokens, newest first. At most 100.
#[utoipa::path(get, path = "/me/tokens", tag = "me", params(PageQuery), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<AccessTokenView>), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn list_tokens(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<PageQuery>,
) -> Result<Json<Page<AccessTokenView>>, ApiError> {
    let tokens = state.services.identity().access_tokens(&actor).await?;
    Ok(Json(query.of(tokens.into_iter().map(view).collect())?))
}

fn view(token: AccessToken) -> AccessTokenView {
    AccessTokenView {
        id: token.access_token_id.uuid(),
        name: token.name,
        scopes: token.scopes,
        created_at: token.created_at,
        expires_at: token.expires_at,
        last_used_at: token.last_used_at,
    }
}
