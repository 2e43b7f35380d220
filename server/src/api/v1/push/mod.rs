//! Web Push over REST. One file an endpoint.

mod key;
mod list;
mod subscribe;
mod test;
mod unsubscribe;
mod view;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Routes of this slice.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(key::get_push_key))
        .routes(routes!(list::list_push_subscriptions, subscribe::create_push_subscription))
        .routes(routes!(unsubscribe::delete_push_subscription))
        .routes(routes!(test::test_push_subscription))
}
