//! Requests to our own API with an end. An answer counts only when it is JSON: captive portals answer in HTML.

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

/// Asks; none when the server was not reached.
pub(super) async fn get(client: &Client, path: &str) -> Option<Answer> {
    send(client, path, None).await
}

/// Posts JSON; none when the server was not reached.
pub(super) async fn post(client: &Client, path: &str, json: String) -> Option<Answer> {
    send(client, path, Some(json)).await
}

async fn send(client: &Client, path: &str, json: Option<String>) -> Option<Answer> {
    let answer = attempt(client, path, json).await;
    client.tell(|status| status.reachable = Some(answer.is_some()));
    answer
}

async fn attempt(client: &Client, path: &str, json: Option<String>) -> Option<Answer> {
    let abort = AbortController::new().ok()?;
    let sent = clock::device_now();
    let exchange = Box::pin(exchange(builder(client, path, json.is_some(), &abort), json));
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

fn builder(client: &Client, path: &str, is_post: bool, abort: &AbortController) -> RequestBuilder {
    let builder = if is_post { Request::post(path) } else { Request::get(path) };
    let builder = builder.header("accept", "application/json").abort_signal(Some(&abort.signal()));
    // Whose queue or replica this is about: the server refuses it under anybody else's session.
    match client.session() {
        Some(session) => builder.header("wellspring-user", &session.user_id.to_string()),
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
