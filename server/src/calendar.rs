//! `GET /calendar/{token}.ics`: what calendar programs fetch. They cannot sign in, so the address is the secret.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use services::ServiceError;

use crate::{api::ApiError, state::AppState};

const ENDING: &str = ".ics";

/// Answers with the file, or says that the reader has it.
pub async fn serve(State(state): State<AppState>, Path(file): Path<String>, headers: HeaderMap) -> Response {
    let Some(token) = file.strip_suffix(ENDING) else { return StatusCode::NOT_FOUND.into_response() };
    let answer = match state.services.calendars().read_feed(token, |etag| is_known(&headers, etag)).await {
        Ok(answer) => answer,
        Err(ServiceError::NotFound) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => return ApiError::from(error).into_response(),
    };
    // Weak, because the same file leaves compressed in several ways.
    let etag = HeaderValue::from_str(&format!("W/\"{}\"", answer.etag)).unwrap_or(HeaderValue::from_static("W/\"\""));
    // Asked anew each time: a feed that was revoked shall not live on between here and its reader.
    let about = [(header::ETAG, etag), (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"))];
    match answer.text {
        None => (StatusCode::NOT_MODIFIED, about).into_response(),
        Some(text) => {
            let kind = [
                (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
                (header::CONTENT_DISPOSITION, "inline; filename=\"wellspring.ics\""),
                (HeaderName::from_static("x-robots-tag"), "noindex"),
            ];
            (about, kind, text).into_response()
        }
    }
}

fn is_known(headers: &HeaderMap, etag: &str) -> bool {
    let asked = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut tags = asked.flat_map(|tags| tags.split(',')).map(str::trim);
    tags.any(|tag| tag.trim_start_matches("W/") == format!("\"{etag}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_known_however_it_is_written() {
        let known = |text: &'static str| {
            let headers = HeaderMap::from_iter([(header::IF_NONE_MATCH, HeaderValue::from_static(text))]);
            is_known(&headers, "abc")
        };
        assert!(known("W/\"abc\"") && known("\"abc\"") && known("\"x\", W/\"abc\""));
        assert!(!known("abc") && !known("W/\"abcd\"") && !known("*"));
        assert!(!is_known(&HeaderMap::new(), "abc"));
    }
}
