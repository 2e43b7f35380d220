//! The OpenAPI document, made from the handlers.

use std::sync::LazyLock;

use axum::{
    body::Bytes,
    http::header,
    response::{IntoResponse, Response},
};
use utoipa::{
    Modify, OpenApi,
    openapi::{
        RefOr,
        security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
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
        (name = "habits", description = "Habits, entries and figures; groups, identities, pauses, stacks and reminders."),
        (name = "tasks", description = "Tasks and their series; projects, sections, labels and saved filters."),
        (name = "onboarding", description = "The first minutes of an account, step by step."),
        (name = "notifications", description = "What you are told: the list, and by which ways and when; calendars for others."),
        (name = "push", description = "Browsers that take messages while no page is open (Web Push)."),
        (name = "data", description = "Taking along all that you have here."),
        (name = "imports", description = "Bringing a history along from another app, and taking that back."),
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
    let mut router = OpenApiRouter::with_openapi(Document::openapi()).nest(
        "/api/v1",
        OpenApiRouter::new()
            .merge(v1::auth::routes())
            .merge(v1::me::routes())
            .merge(v1::habits::routes())
            .merge(v1::documents::routes())
            .merge(v1::tasks::routes())
            .merge(v1::onboarding::routes())
            .merge(v1::notifications::routes())
            .merge(v1::calendar_feeds::routes())
            .merge(v1::push::routes())
            .merge(v1::exports::routes())
            .merge(v1::imports::routes())
            .merge(v1::sync::routes()),
    );
    name_problems(router.get_openapi_mut());
    router
}

/// Refusals travel as `application/problem+json` (RFC 9457); the handlers name only their body.
fn name_problems(document: &mut utoipa::openapi::OpenApi) {
    let operations = document.paths.paths.values_mut().flat_map(|item| {
        let methods = [&mut item.get, &mut item.put, &mut item.post, &mut item.delete, &mut item.patch];
        methods.into_iter().flatten()
    });
    for operation in operations {
        for (status, response) in &mut operation.responses.responses {
            if let (true, RefOr::T(response)) = (status.starts_with(['4', '5']), response)
                && let Some(content) = response.content.shift_remove("application/json")
            {
                response.content.insert("application/problem+json".to_owned(), content);
            }
        }
    }
}

/// The document itself.
#[must_use]
pub fn document() -> utoipa::openapi::OpenApi {
    described().split_for_parts().1
}

/// `GET /api/v1/openapi.json`. Made once: it is open to everybody, and making it costs more than a page.
pub async fn serve() -> Response {
    static MADE: LazyLock<Bytes> = LazyLock::new(|| serde_json::to_vec(&document()).unwrap_or_default().into());
    ([(header::CONTENT_TYPE, "application/json")], MADE.clone()).into_response()
}
