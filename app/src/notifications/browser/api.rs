//! What the server is told of this browser's subscription.

use domain::ids::UserId;
use gloo_net::http::{Request, RequestBuilder};
use serde::Deserialize;
use uuid::Uuid;
use wire::push::{PushKeyView, PushSubscriptionView};

use super::Refusal;
use crate::json;

#[derive(Deserialize)]
struct Me {
    id: UserId,
}

/// Who is signed in.
pub(super) async fn who() -> Result<UserId, Refusal> {
    let body = ask(Request::get("/api/v1/me"), None).await?;
    json::read::<Me>(&body).map(|me| me.id).map_err(|_| "network")
}

/// The key to subscribe with.
pub(super) async fn key(owner: UserId) -> Result<String, Refusal> {
    let body = ask(of(Request::get("/api/v1/push-key"), owner), None).await?;
    json::read::<PushKeyView>(&body).map(|view| view.public_key).map_err(|_| "network")
}

/// Stores or refreshes a subscription, given as the browser writes it.
pub(super) async fn store(owner: UserId, subscription: String) -> Result<Uuid, Refusal> {
    let request = of(Request::post("/api/v1/push-subscriptions"), owner);
    let body = ask(request, Some(subscription)).await?;
    json::read::<PushSubscriptionView>(&body).map(|view| view.id).map_err(|_| "network")
}

/// Forgets a subscription.
pub(super) async fn forget(owner: UserId, id: Uuid) -> Result<(), Refusal> {
    let request = of(Request::delete(&format!("/api/v1/push-subscriptions/{id}")), owner);
    match ask(request, None).await {
        // Forgotten before is as good.
        Err("not_found") => Ok(()),
        answer => answer.map(drop),
    }
}

/// The server refuses it under anybody else's session.
fn of(request: RequestBuilder, owner: UserId) -> RequestBuilder {
    request.header("wellspring-user", &owner.to_string())
}

async fn ask(request: RequestBuilder, json: Option<String>) -> Result<String, Refusal> {
    let request = request.header("accept", "application/json");
    let sent = match json {
        Some(json) => {
            request.header("content-type", "application/json").body(json).map_err(|_| "network")?.send().await
        }
        None => request.send().await,
    };
    let response = sent.map_err(|_| "network")?;
    match response.status() {
        200..=299 => response.text().await.map_err(|_| "network"),
        401 | 409 | 410 => Err("signed_out"),
        404 => Err("not_found"),
        // The server does not know this browser's push service as one.
        422 => Err("not_a_push_address"),
        _ => Err("network"),
    }
}
