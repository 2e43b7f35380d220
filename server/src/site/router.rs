//! Every public page and form, on one screen.

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};

#[cfg(debug_assertions)]
use super::styleguide;
use super::{content, forms, pages, starters};
use crate::state::AppState;

/// Bodies of public forms are small.
const FORM_BYTES: usize = 16 * 1024;

/// A text that another app shares may be an article.
const SHARED_BYTES: usize = 1024 * 1024;

/// Every public page and form.
pub fn router() -> Router<AppState> {
    let router = Router::new()
        .route("/", content::page(pages::landing))
        .route("/features", content::page(pages::features))
        .route("/habits/templates", content::page(pages::starters))
        .route("/habits/templates/{slug}", starters::route())
        .route("/moving-from-loop", content::page(pages::moving_from_loop))
        .route("/privacy", content::page(pages::privacy))
        .route("/terms", content::page(pages::terms))
        .route("/sign-in", get(forms::sign_in::show).post(forms::sign_in::post))
        .route("/sign-up", get(forms::sign_up::show).post(forms::sign_up::post))
        .route("/come-back", get(forms::come_back::show).post(forms::come_back::post))
        .route("/left", content::page(pages::left))
        .route("/forgot-password", get(forms::forgot_password::show).post(forms::forgot_password::post))
        .route("/reset-password", get(forms::reset_password::show).post(forms::reset_password::post))
        .route("/verify-email", get(forms::verify_email::show).post(forms::verify_email::post))
        .route("/unsubscribe/{token}", get(forms::unsubscribe::show).post(forms::unsubscribe::post))
        .route("/unsubscribe/{token}/undo", post(forms::unsubscribe::undo))
        .route("/sign-out", get(forms::sign_out::show).post(forms::sign_out::post))
        .route("/share", get(forms::share::show).post(forms::share::post).layer(DefaultBodyLimit::max(SHARED_BYTES)))
        .route("/signed-out", content::page(pages::signed_out));
    #[cfg(debug_assertions)]
    let router = router.route("/styleguide", content::page(styleguide::styleguide));
    router.layer(DefaultBodyLimit::max(FORM_BYTES))
}
