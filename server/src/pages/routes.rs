//! Routes of the signed-in pages and of their server functions.

use std::sync::Arc;

use axum::{Router, middleware, routing::any};
use leptos::config::LeptosOptions;
use leptos::prelude::*;
use leptos_axum::{LeptosRoutes, generate_route_list};
use tower_http::limit::RequestBodyLimitLayer;

use super::{context, drafts, gate, posted, unread};
use crate::{api::ApiError, state::AppState};

/// Pages under `/app`, server functions under `/rpc`, and the forms that are none. Called once, before the server
/// listens: it runs the app to list its routes.
pub fn router(state: &AppState) -> Router<AppState> {
    let routes = generate_route_list(app::App);
    let options = LeptosOptions::builder().output_name("wellspring").build();
    // Every request copies the routes, and what they hold with them.
    let assets = Arc::new(context::app_assets(&state.assets));
    let shell = move || {
        let theme = use_context::<services::Actor>().map_or_else(Default::default, |actor| actor.preferences.theme);
        app::shell(&assets, theme)
    };
    let pages: Router<AppState> = Router::<LeptosOptions>::new()
        .leptos_routes_with_context(&options, routes, context::provide(state.clone()), shell)
        .with_state(options);
    pages
        .route("/rpc/{*rest}", any(outdated_client))
        .layer(middleware::from_fn(gate::honest_status))
        .layer(middleware::from_fn_with_state(state.clone(), drafts::layer))
        .layer(RequestBodyLimitLayer::new(drafts::FORM_BYTES))
        .layer(middleware::from_fn_with_state(state.clone(), unread::count))
        .layer(middleware::from_fn_with_state(state.clone(), gate::deadline))
        .layer(middleware::from_fn(gate::sign_in_first))
        .merge(posted::router())
}

/// A server function that this build does not have: the caller was built before or after it.
async fn outdated_client() -> ApiError {
    ApiError(domain::problem::Problem::new(409, "outdated_client"))
}
