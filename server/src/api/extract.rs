//! Bodies, paths and queries that answer a bad request with a code and a place.

use axum::{
    body::Bytes,
    extract::{
        FromRequest, FromRequestParts, Path, Query, RawPathParams, Request,
        rejection::{BytesRejection, FailedToBufferBody},
    },
    http::{header, request::Parts},
};
use domain::{problem::Problem, time::plain_day};
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::{
    ApiError,
    document::document,
    exact::{UnknownFields, decode},
    refused_field::refused_field,
};

/// A JSON body.
pub struct ApiJson<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for ApiJson<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let content_type =
            request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let essence = content_type.split(';').next().unwrap_or_default().trim();
        if !essence.eq_ignore_ascii_case("application/json") {
            return Err(ApiError(Problem::new(415, "not_json")));
        }
        let ApiBytes(bytes) = ApiBytes::from_request(request, state).await?;
        let body = decode(document(&bytes)?, UnknownFields::Given);
        body.map(Self).map_err(|error| ApiError(Problem::invalid(vec![error])))
    }
}

/// A body as it comes: a file.
pub struct ApiBytes(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for ApiBytes {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| match rejection {
            BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) => {
                ApiError(Problem::new(413, "payload_too_large"))
            }
            _ => ApiError(Problem::new(400, "bad_request")),
        })?;
        Ok(Self(bytes))
    }
}

/// Path parameters: one that cannot be read names nothing, so it is 404. Ids and days have one spelling, so that one
/// thing has one address.
pub struct ApiPath<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for ApiPath<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let not_found = || ApiError(Problem::not_found());
        let raw = RawPathParams::from_request_parts(parts, state).await.map_err(|_| not_found())?;
        if !raw.iter().all(|(_, text)| is_plain(text)) {
            return Err(not_found());
        }
        let path = Path::<T>::from_request_parts(parts, state).await;
        path.map(|Path(value)| Self(value)).map_err(|_| not_found())
    }
}

/// Whether an id or a day is spelled as we spell it; an id also in upper case (RFC 9562). Other texts are.
fn is_plain(text: &str) -> bool {
    if let Ok(id) = text.parse::<Uuid>() {
        return text.eq_ignore_ascii_case(&id.to_string());
    }
    match text.parse::<Date>() {
        Ok(_) => plain_day(text).is_some(),
        Err(_) => true,
    }
}

/// Query parameters.
pub struct ApiQuery<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for ApiQuery<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let query = Query::<T>::from_request_parts(parts, state).await;
        query.map(|Query(value)| Self(value)).map_err(|error| unreadable(&error.body_text()))
    }
}

/// A query that can be parsed and still is not what the schema says: 422 with the parameter.
fn unreadable(sentence: &str) -> ApiError {
    let reason = sentence.split_once("query string: ").map_or(sentence, |(_, reason)| reason);
    ApiError(Problem::invalid(vec![refused_field(reason)]))
}

#[cfg(test)]
mod tests {
    use axum::http::Uri;
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Wish {
        limit: Option<i64>,
    }

    #[test]
    fn a_refused_parameter_is_named() {
        let read = |query: &str| Query::<Wish>::try_from_uri(&format!("/list?{query}").parse::<Uri>().unwrap());
        let refusal = |query: &str| {
            let ApiError(problem) = unreadable(&read(query).unwrap_err().body_text());
            (problem.status, problem.errors[0].field.clone(), problem.errors[0].code.clone())
        };
        assert_eq!(read("limit=3").unwrap().0.limit, Some(3));
        let refused = |field: &str, code: &str| (422, field.to_owned(), code.to_owned());
        assert_eq!(refusal("limit=many"), refused("limit", "wrong_type"));
        assert_eq!(refusal("limit=99999999999999999999"), refused("limit", "wrong_type"));
        assert_eq!(refusal("colour=red"), refused("colour", "unknown_field"));
        assert_eq!(refusal("limit=1&limit=2"), refused("limit", "duplicate"));
    }

    #[test]
    fn ids_and_days_have_one_spelling() {
        for plain in ["2026-03-12", "0198c0de-0000-7000-8000-000000000001", "0198C0DE-0000-7000-8000-000000000001", "x"]
        {
            assert!(is_plain(plain), "{plain}");
        }
        for odd in [
            "20260312",
            "2026-03-12T08:00:00",
            "-009999-01-01",
            "{0198c0de-0000-7000-8000-000000000001}",
            "urn:uuid:0198c0de-0000-7000-8000-000000000001",
            "0198c0de000070008000000000000001",
        ] {
            assert!(!is_plain(odd), "{odd}");
        }
    }
}
