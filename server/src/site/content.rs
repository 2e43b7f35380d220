//! Pages with nothing personal on them. For strangers each is made and compressed once, and answered with an `ETag`.

use std::sync::{Arc, OnceLock};

use axum::{
    Extension,
    body::Bytes,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get},
};
use brotli::enc::BrotliEncoderParams;
use sha2::{Digest as _, Sha256};

use crate::{
    middleware::session::Caller,
    site::{
        answer::{Visit, private_page},
        layout::PageContext,
    },
    state::AppState,
};

/// Makes the whole document of a page.
type Render = fn(&PageContext) -> String;

struct Made {
    html: Bytes,
    brotli: Option<Bytes>,
    etag: HeaderValue,
}

/// A page as strangers get it, made at the first visit.
#[derive(Default)]
pub(super) struct Kept(OnceLock<Made>);

impl Kept {
    /// The kept page for a stranger, a page of their own for everybody else.
    pub(super) fn answer(&self, visit: &Visit, asked: &HeaderMap, render: impl Fn(&PageContext) -> String) -> Response {
        if visit.is_plain() {
            self.0.get_or_init(|| make(render(&visit.context()))).answer(asked)
        } else {
            private_page(StatusCode::OK, render(&visit.context()))
        }
    }
}

/// The route of a page.
pub(super) fn page(render: Render) -> MethodRouter<AppState> {
    let kept = Arc::new(Kept::default());
    get(move |State(state): State<AppState>, caller: Option<Extension<Caller>>, headers: HeaderMap| {
        let kept = kept.clone();
        async move { kept.answer(&Visit::new(&state, &headers, caller.as_deref()), &headers, render) }
    })
}

fn make(html: String) -> Made {
    let digest = Sha256::digest(html.as_bytes());
    let tag: String = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    // Weak: the same page leaves compressed in several ways.
    let etag = HeaderValue::from_str(&format!("W/\"{tag}\"")).unwrap_or(HeaderValue::from_static("W/\"\""));
    Made { brotli: brotli(html.as_bytes()), html: html.into(), etag }
}

/// At the highest quality, as the build does it for files. None where it fails: then the page leaves as it is.
fn brotli(html: &[u8]) -> Option<Bytes> {
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: html.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*html, &mut compressed, &parameters).ok()?;
    Some(compressed.into())
}

impl Made {
    fn answer(&self, asked: &HeaderMap) -> Response {
        let known = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let is_known = known.split(',').any(|tag| tag.trim().as_bytes() == self.etag.as_bytes());
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
            (header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache")),
            (header::VARY, HeaderValue::from_static("cookie, accept-encoding")),
            (header::ETAG, self.etag.clone()),
        ];
        match &self.brotli {
            _ if is_known => (StatusCode::NOT_MODIFIED, headers).into_response(),
            Some(brotli) if accepts_brotli(asked) => {
                (headers, [(header::CONTENT_ENCODING, "br")], brotli.clone()).into_response()
            }
            _ => (headers, self.html.clone()).into_response(),
        }
    }
}

/// Browsers name what they accept without weights; whoever weighs gets the page by the layer that reads weights.
fn accepts_brotli(asked: &HeaderMap) -> bool {
    let accepted = asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|encoding| encoding.trim() == "br")
}
