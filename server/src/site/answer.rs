//! From a model to an answer: what every public page is told, and the pages for what is missing or broke.

use std::{
    any::Any,
    sync::{Arc, OnceLock},
};

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{Html, IntoResponse, Response},
};
use domain::problem::Problem;

use crate::{
    api::ApiError,
    middleware::{
        headers,
        session::Caller,
        session_cookie::{SessionCookie, cookie},
    },
    site::{
        layout::{PageAssets, PageContext},
        pages::{self, FormErrors},
    },
    state::AppState,
    trace,
};

/// What a page is told, kept while it is made.
pub(super) struct Visit {
    assets: PageAssets,
    public_url: String,
    theme: Option<&'static str>,
    signed_in: bool,
}

/// What the page of last resort is made from: where a panic is caught, no state is at hand.
static LAST_RESORT: OnceLock<Arc<Visit>> = OnceLock::new();

impl Visit {
    /// For a request that passed the look-up.
    pub(super) fn new(state: &AppState, headers: &HeaderMap, caller: Option<&Caller>) -> Self {
        let actor = caller.and_then(Caller::actor);
        let chosen = actor.map(|actor| actor.preferences.theme.as_str()).or_else(|| cookie(headers, "theme"));
        Self { theme: chosen.and_then(theme), signed_in: actor.is_some(), ..Self::of_stranger(state) }
    }

    /// For whoever it is.
    pub(super) fn of_stranger(state: &AppState) -> Self {
        let visit = Self {
            assets: PageAssets {
                css: state.assets.css.clone(),
                site_js: state.assets.site_js.clone(),
                build_id: state.assets.build_id.clone(),
            },
            public_url: state.public_url().to_owned(),
            theme: None,
            signed_in: false,
        };
        LAST_RESORT.get_or_init(|| {
            Arc::new(Self { assets: visit.assets.clone(), public_url: visit.public_url.clone(), ..visit })
        });
        visit
    }

    pub(super) const fn is_signed_in(&self) -> bool {
        self.signed_in
    }

    /// Whether everybody sees the same.
    pub(super) const fn is_plain(&self) -> bool {
        !self.signed_in && self.theme.is_none()
    }

    pub(super) fn context(&self) -> PageContext<'_> {
        PageContext { assets: &self.assets, public_url: &self.public_url, theme: self.theme, signed_in: self.signed_in }
    }
}

fn theme(text: &str) -> Option<&'static str> {
    match text {
        "light" => Some("light"),
        "dark" => Some("dark"),
        _ => None,
    }
}

/// A page that nobody keeps.
pub(super) fn private_page(status: StatusCode, html: String) -> Response {
    (status, [(header::CACHE_CONTROL, "private, no-store")], Html(html)).into_response()
}

/// A page of a mailed link: its address holds the link's secret, so nobody is told where a request from it comes from.
pub(super) fn without_referrer(mut response: Response) -> Response {
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

/// The status and the codes with which a refused form comes back (decision 7: 422, unless another status says more).
pub(super) fn refusal(error: &ApiError) -> (StatusCode, FormErrors) {
    let problem = &error.0;
    let status = match problem.status {
        401 | 409 | 422 => StatusCode::UNPROCESSABLE_ENTITY,
        other => StatusCode::from_u16(other).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
    };
    // A refused link has no field on the page: it speaks for the whole form.
    let link = problem.field("token").map(str::to_owned);
    let fields = problem.errors.iter().map(|error| (error.field.clone(), error.code.clone()));
    let errors = FormErrors {
        fields: if link.is_some() { Vec::new() } else { fields.collect() },
        problem: Some(link.unwrap_or_else(|| problem.code.clone())),
        retry_after: problem.retry_after,
        trace_id: if status.is_server_error() { trace::current() } else { None },
    };
    (status, errors)
}

/// A refused form, with the wait in its header where there is one.
pub(super) fn refused_page(status: StatusCode, errors: &FormErrors, html: String) -> Response {
    let mut response = private_page(status, html);
    if let Some(seconds) = errors.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// The page for a request that could not be answered.
#[must_use]
pub fn failed(state: &AppState, error: &ApiError) -> Response {
    let (status, errors) = refusal(error);
    let html = pages::server_error(&Visit::of_stranger(state).context(), errors.trace_id.as_deref());
    refused_page(status, &errors, html)
}

/// What is not there: a page for people, a problem for programs.
pub async fn not_found(State(state): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    if ["/api/", "/rpc/"].iter().any(|start| uri.path().starts_with(start)) {
        return ApiError(Problem::not_found()).into_response();
    }
    // The look-up is not passed here; who has the cookie is offered the app, and the app looks again.
    let signed_in = SessionCookie::of(&state).read(&headers).is_some();
    let visit = Visit { signed_in, theme: cookie(&headers, "theme").and_then(theme), ..Visit::of_stranger(&state) };
    private_page(StatusCode::NOT_FOUND, pages::not_found(&visit.context()))
}

/// The page of last resort, after a panic. The panic itself is in the log already.
#[must_use]
pub fn panicked(_cause: Box<dyn Any + Send + 'static>) -> Response<Body> {
    let trace_id = trace::current();
    tracing::error!(trace.id = trace_id.as_deref().unwrap_or_default(), "a request panicked");
    let Some(visit) = LAST_RESORT.get() else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let html = pages::server_error(&visit.context(), trace_id.as_deref());
    let mut response = private_page(StatusCode::INTERNAL_SERVER_ERROR, html);
    headers::complete(response.headers_mut(), visit.public_url.starts_with("https:"));
    response
}
