//! The OpenAPI document, made from the handlers.

use axum::{Json, response::IntoResponse};
use utoipa::{
    Modify, OpenApi,
    openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme},
};
use utoipa_axum::router::OpenApiRouter;

use crate::{api::v1, state::AppState};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Wellspring",
        version = "1",
        description = "Everything the pages can do. Errors are application/problem+json with a code for each refused \
                       field. Send a bearer token, or the session cookie from a page of the same origin.",
        license(name = "MIT OR Apache-2.0")
    ),
    modifiers(&Security),
    components(schemas(wire::ProblemView, wire::habits::EntryView, wire::sync::HabitYearView)),
    tags(
        (name = "auth", description = "Sign-up, sign-in and tokens."),
        (name = "me", description = "The caller: profile, sessions, access tokens."),
        (name = "habits", description = "Habits, entries and figures."),
        (name = "sync", description = "The offline queue, the change feed and live hints.")
    )
)]
struct Document;

struct Security;

impl Modify for Security {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let components = openapi.components.get_or_insert_with(Default::default);
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
        let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new("__Host-session")));
        components.add_security_scheme("cookie", cookie);
    }
}

/// Routes and document together.
pub fn described() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(Document::openapi()).nest(
        "/api/v1",
        OpenApiRouter::new()
            .merge(v1::auth::routes())
            .merge(v1::me::routes())
            .merge(v1::habits::routes())
            .merge(v1::sync::routes()),
    )
}

/// The document itself.
#[must_use]
pub fn document() -> utoipa::openapi::OpenApi {
    described().split_for_parts().1
}

/// `GET /api/v1/openapi.json`
pub async fn serve() -> impl IntoResponse {
    Json(document())
}
