//! From a pair of tokens to what clients see.

use axum::{
    Json,
    http::{HeaderName, header},
};
use services::identity::TokenPair;
use wire::identity::SignedInView;

/// An answer that holds secrets: no cache may keep it.
pub(super) type SignedInAnswer = ([(HeaderName, &'static str); 1], Json<SignedInView>);

pub(super) fn signed_in(pair: TokenPair) -> SignedInAnswer {
    let view = SignedInView {
        user: pair.profile.into(),
        access_token: pair.access_token,
        refresh_token: pair.refresh_token,
        expires_in: pair.expires_in,
    };
    ([(header::CACHE_CONTROL, "no-store")], Json(view))
}
