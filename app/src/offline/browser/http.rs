//! Requests to our own API with an end. An answer counts only when it is JSON: captive portals answer in HTML.

use domain::ids::UserId;
use futures::future::{Either, select};
use gloo_net::http::{Request, RequestBuilder, Response};
use jiff::Timestamp;
use web_sys::AbortController;

use super::{client::Client, clock, worker};
use crate::offline::timing;

/// Milliseconds until a request is given up.
const PATIENCE: u32 = 10_000;

/// An answer in JSON.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: String,
    pub(super) sent: Timestamp,
    pub(super) received: Timestamp,
}

/// Who is signed in. Asked in nobody's name, because only so the answer can be somebody else; none when the server was
/// not reached.
pub(super) async fn who(client: &Client) -> Option<Answer> {
    send(client, Ask { begin: Request::get, path: "/api/v1/me", owner: None, json: None }).await
}

/// Asks for something of `owner`; the server refuses it under anybody else's session.
pub(super) async fn get(client: &Client, owner: UserId, path: &str) -> Option<Answer> {
    send(client, Ask { begin: Request::get, path, owner: Some(owner), json: None }).await
}

/// Posts JSON of `owner`.
pub(super) async fn post(client: &Client, owner: UserId, path: &str, json: String) -> Option<Answer> {
    send(client, Ask { begin: Request::post, path, owner: Some(owner), json: Some(json) }).await
}

/// Changes something of `owner`.
pub(super) async fn patch(client: &Client, owner: UserId, path: &str, json: String) -> Option<Answer> {
    send(client, Ask { begin: Request::patch, path, owner: Some(owner), json: Some(json) }).await
}

/// One request.
struct Ask<'a> {
    begin: fn(&str) -> RequestBuilder,
    path: &'a str,
    /// Whose queue or replica this is about.
    owner: Option<UserId>,
    json: Option<String>,
}

async fn send(client: &Client, ask: Ask<'_>) -> Option<Answer> {
    let owner = ask.owner;
    let answer = attempt(client, ask).await;
    client.tell(|status| status.reachable = Some(answer.is_some()));
    // Who signed out meanwhile wants nothing more of theirs stored here: what was cleared must stay cleared.
    let is_open = |owner| client.session().is_some_and(|session| session.user_id == owner);
    answer.filter(|_| owner.is_none_or(is_open))
}

async fn attempt(client: &Client, ask: Ask<'_>) -> Option<Answer> {
    let abort = AbortController::new().ok()?;
    let sent = clock::device_now();
    let exchange = Box::pin(exchange(builder(&ask, &abort), ask.json));
    let (response, body) = match select(exchange, gloo_timers::future::TimeoutFuture::new(PATIENCE)).await {
        Either::Left((answer, _)) => answer?,
        Either::Right(_) => {
            abort.abort();
            return None;
        }
    };
    worker::note_build(client, response.headers().get("x-build"));
    let kind = response.headers().get("content-type").unwrap_or_default();
    if !kind.contains("json") || response.redirected() {
        return None;
    }
    let received = clock::device_now();
    note_time(client, response.headers().get("date"), sent, received);
    Some(Answer { status: response.status(), body, sent, received })
}

/// Measures the clock by the `Date` header, which is good to a second or two; finer measures are left alone.
fn note_time(client: &Client, date: Option<String>, sent: Timestamp, received: Timestamp) {
    const COARSE: i64 = 2_000;
    let (Some(date), Some(session)) = (date, client.session()) else { return };
    let millis = js_sys::Date::parse(&date);
    let Some(server) = millis.is_finite().then(|| Timestamp::from_millisecond(millis as i64 + 500).ok()).flatten()
    else {
        return;
    };
    let measured = timing::offset(sent, received, server);
    let mut memory = session.memory.borrow_mut();
    if measured.abs_diff(memory.meta.offset) > COARSE.unsigned_abs() {
        memory.meta.offset = measured;
    }
}

fn builder(ask: &Ask<'_>, abort: &AbortController) -> RequestBuilder {
    let builder = (ask.begin)(ask.path).header("accept", "application/json").abort_signal(Some(&abort.signal()));
    match ask.owner {
        Some(owner) => builder.header("wellspring-user", &owner.to_string()),
        None => builder,
    }
}

async fn exchange(builder: RequestBuilder, json: Option<String>) -> Option<(Response, String)> {
    let response = match json {
        Some(json) => builder.header("content-type", "application/json").body(json).ok()?.send().await,
        None => builder.send().await,
    };
    let response = response.ok()?;
    let body = response.text().await.ok()?;
    Some((response, body))
}
