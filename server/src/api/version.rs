//! `ETag` and `If-Match` on documents that people edit by hand: the version of the row, in quotation marks.

use std::convert::Infallible;

use axum::{
    Json,
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use services::ExpectedVersion;

/// An answer with the version of its row.
pub struct Versioned<T>(pub i64, pub T);

impl<T: Serialize> IntoResponse for Versioned<T> {
    fn into_response(self) -> Response {
        ([(header::ETAG, format!("\"{}\"", self.0))], Json(self.1)).into_response()
    }
}

/// The versions that a change is meant for; any without the header.
pub struct IfMatch(pub ExpectedVersion);

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(Self(expected(&parts.headers)))
    }
}

/// What is no version of ours matches nothing, so that a change is never made on a misunderstanding.
fn expected(headers: &HeaderMap) -> ExpectedVersion {
    let values: Vec<_> = headers.get_all(header::IF_MATCH).iter().collect();
    let texts = values.iter().map(|value| value.to_str().unwrap_or_default());
    let tags: Vec<&str> = texts.flat_map(|text| text.split(',')).map(str::trim).collect();
    if values.is_empty() || tags == ["*"] {
        return ExpectedVersion::Any;
    }
    let version = |tag: &&str| tag.strip_prefix('"')?.strip_suffix('"')?.parse::<i64>().ok();
    ExpectedVersion::OneOf(tags.iter().filter_map(version).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[&'static str]) -> ExpectedVersion {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(header::IF_MATCH, value.parse().unwrap());
        }
        expected(&headers)
    }

    #[test]
    fn strong_tags_and_the_star_are_read() {
        assert_eq!(of(&[]), ExpectedVersion::Any);
        assert_eq!(of(&["*"]), ExpectedVersion::Any);
        assert_eq!(of(&["\"3\""]), ExpectedVersion::OneOf(vec![3]));
        assert_eq!(of(&["\"3\", \"4\"", "\"5\""]), ExpectedVersion::OneOf(vec![3, 4, 5]));
    }

    #[test]
    fn anything_else_matches_nothing() {
        for odd in ["3", "W/\"3\"", "\"abc\"", "", "*, \"3"] {
            assert_eq!(of(&[odd]), ExpectedVersion::OneOf(Vec::new()), "{odd}");
        }
    }
}
