//! Who calls. A bearer token wins over the cookie, and a wrong one is refused even when a good cookie came along: the
//! client meant the token.

use axum::{
    extract::{FromRequestParts, OriginalUri, Request, State},
    http::{HeaderMap, Method, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::problem::Problem;
use services::{Actor, Scope, ServiceError};

use crate::{api::ApiError, middleware::session_cookie::SessionCookie, site, state::AppState};

/// The outcome of the look-up, in the extensions of every request that passed it.
#[derive(Debug, Clone)]
pub struct Caller(Option<Actor>);

impl Caller {
    /// The signed-in person, if there is one.
    #[must_use]
    pub const fn actor(&self) -> Option<&Actor> {
        self.0.as_ref()
    }
}

/// What a caller showed, in the extensions beside [`Caller`]: an answer that goes on for hours asks again with it.
#[derive(Clone)]
pub enum Credential {
    /// A token of the header `Authorization`.
    Bearer(String),
    /// The cookie of a session.
    Cookie(String),
}

impl Credential {
    /// Whose it is now; none when its session or itself has ended.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn actor(&self, state: &AppState) -> Result<Option<Actor>, ServiceError> {
        match self {
            Self::Bearer(token) => state.services.identity().bearer_actor(token).await,
            Self::Cookie(cookie) => state.services.identity().session_actor(cookie).await,
        }
    }
}

/// Looks the caller up, once for each request.
pub async fn load(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api/");
    let credential = match bearer(request.headers()).filter(|_| is_api) {
        Some(token) => Some(Credential::Bearer(token.to_owned())),
        None => SessionCookie::of(&state).read(request.headers()).map(|cookie| Credential::Cookie(cookie.to_owned())),
    };
    let found = match &credential {
        Some(credential) => credential.actor(&state).await,
        None => Ok(None),
    };
    match found {
        Ok(None) if matches!(credential, Some(Credential::Bearer(_))) => {
            ApiError(Problem::new(401, "invalid_token")).into_response()
        }
        Ok(actor) => {
            request.extensions_mut().insert(Caller(actor));
            if let Some(credential) = credential {
                request.extensions_mut().insert(credential);
            }
            next.run(request).await
        }
        Err(error) => refused(&state, is_api || request.uri().path().starts_with("/rpc/"), error),
    }
}

fn refused(state: &AppState, is_for_program: bool, error: ServiceError) -> Response {
    let error = ApiError::from(error);
    if is_for_program { error.into_response() } else { site::failed(state, &error) }
}

/// The bearer token of a request; an empty one counts, so that it is refused.
#[must_use]
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?;
    let Ok(text) = value.to_str() else { return Some("") };
    let (scheme, token) = text.split_once(' ').unwrap_or((text, ""));
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// A signed-in caller; a request of a stranger is answered 401. A token may read or write only with that scope; the
/// routes of the account itself ask for the scope `account` where they are carried out.
pub struct SignedIn(pub Actor);

impl FromRequestParts<AppState> for SignedIn {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &AppState) -> Result<Self, ApiError> {
        let Some(actor) = parts.extensions.get::<Caller>().and_then(|caller| caller.actor().cloned()) else {
            return Err(ApiError(Problem::new(401, "unauthenticated")));
        };
        // A device says whose replica it holds; after a change of person it must not mix the two.
        let meant = parts.headers.get("wellspring-user").and_then(|value| value.to_str().ok());
        if meant.is_some_and(|meant| meant != actor.user_id.to_string()) {
            return Err(ApiError(Problem::new(409, "other_user")));
        }
        let path = parts.extensions.get::<OriginalUri>().map_or(parts.uri.path(), |uri| uri.path());
        let is_account = path == "/api/v1/me" || path.starts_with("/api/v1/me/");
        if !is_account {
            actor.require(if is_read(&parts.method) { Scope::Read } else { Scope::Write })?;
        }
        Ok(Self(actor))
    }
}

/// Whether a method changes nothing.
#[must_use]
pub const fn is_read(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(value: &'static str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(header::AUTHORIZATION, value.parse().unwrap());
        bearer(&headers).map(str::to_owned)
    }

    #[test]
    fn bearer_tokens_are_read_in_any_case() {
        assert_eq!(of("Bearer abc").as_deref(), Some("abc"));
        assert_eq!(of("bearer  abc ").as_deref(), Some("abc"));
        assert_eq!(of("Bearer").as_deref(), Some(""));
        assert_eq!(of("Basic abc"), None);
        assert_eq!(bearer(&HeaderMap::new()), None);
    }
}
