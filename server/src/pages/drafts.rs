//! Keeps what was typed when a form without wasm is refused (decision 8). Leptos would put the refusal into the address
//! of the page, where anyone could forge one; here it is a row that only its owner can read, named by `draft`.

use std::collections::BTreeMap;

use axum::{
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE};
use domain::problem::Problem;
use services::{Actor, sync::Draft};

use crate::{middleware::session::Caller, state::AppState};

/// Largest body of a server function: forms are small.
pub(super) const FORM_BYTES: usize = 64 * 1024;
/// Parts of the page's address that speak of the form before: the refusal, an older draft, what was done last.
const FORGOTTEN: [&str; 9] = ["__err", "__path", "draft", "done", "habit", "on", "was", "was_value", "amount"];

/// Watches forms posted to `/rpc`.
pub async fn layer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let actor = request.extensions().get::<Caller>().and_then(|caller| caller.actor().cloned());
    let (Some(actor), true) = (actor, is_plain_form(&request)) else { return next.run(request).await };
    let (parts, body) = request.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, FORM_BYTES).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let mut response = next.run(Request::from_parts(parts, Body::from(bytes.clone()))).await;
    if let Some(refused) = refusal(response.headers()) {
        let location = keep(&state, &actor, &bytes, refused).await;
        if let Ok(value) = HeaderValue::from_str(&location) {
            response.headers_mut().insert(header::LOCATION, value);
        }
    }
    response
}

fn is_plain_form(request: &Request) -> bool {
    let header = |name| request.headers().get(name).and_then(|v: &HeaderValue| v.to_str().ok()).unwrap_or_default();
    request.method() == Method::POST
        && request.uri().path().starts_with("/rpc/")
        && header(header::ACCEPT).contains("text/html")
        && header(header::CONTENT_TYPE).starts_with("application/x-www-form-urlencoded")
}

/// Where Leptos would send the browser, and why.
struct Refused {
    path: String,
    query: Vec<(String, String)>,
    problem: Problem,
}

fn refusal(headers: &HeaderMap) -> Option<Refused> {
    let location = headers.get(header::LOCATION)?.to_str().ok()?;
    let path_and_query = match location.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |at| &rest[at..]),
        None => location,
    };
    let (path, query) = path_and_query.split_once('?')?;
    let mut query = pairs(query.as_bytes());
    let error = query.iter().find(|(name, _)| name == "__err").map(|(_, value)| value.clone())?;
    query.retain(|(name, _)| !FORGOTTEN.contains(&name.as_str()));
    let problem = URL_SAFE.decode(error).ok().and_then(|json| serde_json::from_slice::<Problem>(&json).ok());
    let problem = problem.unwrap_or_else(|| Problem::new(400, "bad_input"));
    Some(Refused { path: path.to_owned(), query, problem })
}

/// Stores the form and answers the page to go back to. When it cannot be stored the page still says why.
async fn keep(state: &AppState, actor: &Actor, body: &Bytes, refused: Refused) -> String {
    let draft = Draft { fields: fields(body), problem: refused.problem };
    let mut query = refused.query;
    match state.services.sync().keep_draft(actor, &draft).await {
        Ok(id) => query.push(("draft".to_owned(), id.to_string())),
        Err(error) => tracing::error!(error = %error, "a refused form could not be kept"),
    }
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
    if query.is_empty() { refused.path } else { format!("{}?{query}", refused.path) }
}

/// Names and values; passwords are left out, values of a repeated name are joined by commas.
fn fields(body: &Bytes) -> BTreeMap<String, String> {
    let mut fields: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in pairs(body) {
        if name.contains("password") {
            continue;
        }
        // `form[name]` and `days[]` go by the name inside.
        let name = name.trim_end_matches("[]").rsplit('[').next().unwrap_or_default().trim_end_matches(']').to_owned();
        fields.entry(name).and_modify(|old| *old = format!("{old},{value}")).or_insert(value);
    }
    fields
}

fn pairs(encoded: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(encoded).into_owned().collect()
}
