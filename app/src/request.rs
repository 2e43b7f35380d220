//! The one place that touches the request of a server function: who calls, what status the answer gets, where a plain
//! form goes next.

use std::sync::Arc;

use domain::problem::Problem;
use http::{HeaderValue, StatusCode, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use services::{Actor, ServiceError, Services, identity::CookieSession};

use crate::{
    error::AppError,
    page::{Done, SafePath},
};

/// Names the log line of this request; the server puts it into the context.
#[derive(Debug, Clone)]
pub struct TraceId(pub String);

/// Writes the cookie of a session, by the rules of this server's address; the server puts it into the context.
#[derive(Clone)]
pub struct SessionCookies(pub Arc<dyn Fn(&CookieSession) -> String + Send + Sync>);

/// Gives the browser its new session, after the old one was rotated.
pub fn set_session(session: &CookieSession) {
    if let Some(cookies) = use_context::<SessionCookies>() {
        set_cookie(&(cookies.0)(session));
    }
}

/// A cookie that this request carries.
#[must_use]
pub fn cookie(name: &str) -> Option<String> {
    let all = header_text(header::COOKIE)?;
    let mut pairs = all.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
}

/// The caller and the use cases.
///
/// # Errors
/// `signed_out` without a session.
pub fn signed_in() -> Result<(Services, Actor), AppError> {
    match (use_context::<Services>(), use_context::<Actor>()) {
        (Some(services), Some(actor)) => Ok((services, actor)),
        (Some(_), None) => Err(refuse(AppError::signed_out())),
        (None, _) => Err(refuse(AppError(Problem::new(503, "unavailable")))),
    }
}

/// For loaders: their failure is the status of the page.
pub fn loader_error(error: ServiceError) -> AppError {
    let problem = problem_of(&error);
    set_status(problem.status);
    AppError(problem)
}

/// For actions: see [`refuse`].
pub fn action_error(error: ServiceError) -> AppError {
    refuse(AppError(problem_of(&error)))
}

/// Gives a refusal its status. A plain form keeps its redirect: the status would replace the 302.
#[must_use]
pub fn refuse(error: AppError) -> AppError {
    if !wants_html() {
        set_status(error.0.status);
    }
    error
}

/// Sends a plain form back to its page, which then says what was done. A call by the app gets its answer instead.
pub fn done_here(done: &Done) {
    if wants_html() {
        let here = referer().and_then(|path| SafePath::parse(&path)).unwrap_or_else(SafePath::app);
        leptos_axum::redirect(here.with_query(&done.to_query()).as_str());
    }
}

/// Sends a plain form to another page.
pub fn done_at(path: &SafePath, done: &Done) {
    if wants_html() {
        leptos_axum::redirect(path.with_query(&done.to_query()).as_str());
    }
}

/// Sends a plain form on to the next page, which speaks for itself.
pub fn go_to(path: &SafePath) {
    if wants_html() {
        leptos_axum::redirect(path.with_query("").as_str());
    }
}

/// Sets a cookie that pages for strangers read too.
pub fn set_cookie(cookie: &str) {
    if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(cookie)) {
        response.append_header(header::SET_COOKIE, value);
    }
}

/// Whether a plain form asks, without wasm.
#[must_use]
pub fn wants_html() -> bool {
    header_text(header::ACCEPT).is_some_and(|accept| accept.contains("text/html"))
}

/// The status of the page or answer.
pub fn set_status(status: u16) {
    if let (Some(response), Ok(status)) = (use_context::<ResponseOptions>(), StatusCode::from_u16(status)) {
        response.set_status(status);
    }
}

/// Path and query of the page that the form was on.
fn referer() -> Option<String> {
    let address = header_text(header::REFERER)?;
    let (_, after_scheme) = address.split_once("://")?;
    let path = after_scheme.find('/').map_or("/", |at| &after_scheme[at..]);
    Some(path.split('#').next().unwrap_or_default().to_owned())
}

fn header_text(name: header::HeaderName) -> Option<String> {
    let parts = use_context::<http::request::Parts>()?;
    parts.headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// Logs a fault of ours once, with all its causes, and tells the user only where to find it.
fn problem_of(error: &ServiceError) -> Problem {
    let mut problem = error.to_problem();
    if error.is_fault() {
        let trace_id = use_context::<TraceId>().map(|id| id.0);
        tracing::error!(trace_id = trace_id.as_deref(), cause = %error.causes(), "a use case failed");
        problem.trace_id = trace_id;
    }
    problem
}
