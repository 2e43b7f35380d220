//! Bodies, paths and queries that answer a bad request with a code and a place.

use axum::{
    Json,
    extract::{
        FromRequest, FromRequestParts, Path, Query, Request,
        rejection::{BytesRejection, FailedToBufferBody, JsonRejection},
    },
    http::{header, request::Parts},
};
use domain::problem::Problem;
use serde::de::DeserializeOwned;

use super::{ApiError, refused_field::refused_field};

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
        let bytes = axum::body::Bytes::from_request(request, state).await.map_err(|rejection| match rejection {
            BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) => {
                ApiError(Problem::new(413, "payload_too_large"))
            }
            _ => ApiError(Problem::new(400, "bad_request")),
        })?;
        match Json::from_bytes(&bytes) {
            Ok(Json(body)) => Ok(Self(body)),
            Err(JsonRejection::JsonDataError(error)) => Err(unreadable(&error.body_text(), "target type: ")),
            Err(_) => Err(ApiError(Problem::new(400, "bad_json"))),
        }
    }
}

/// What can be parsed and still is not what the schema says: 422 with the field, from a sentence behind its opening.
fn unreadable(sentence: &str, opening: &str) -> ApiError {
    let reason = sentence.split_once(opening).map_or(sentence, |(_, reason)| reason);
    ApiError(Problem::invalid(vec![refused_field(reason)]))
}

/// Path parameters: one that cannot be read names nothing, so it is 404.
pub struct ApiPath<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for ApiPath<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let path = Path::<T>::from_request_parts(parts, state).await;
        path.map(|Path(value)| Self(value)).map_err(|_| ApiError(Problem::not_found()))
    }
}

/// Query parameters.
pub struct ApiQuery<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for ApiQuery<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let query = Query::<T>::from_request_parts(parts, state).await;
        query.map(|Query(value)| Self(value)).map_err(|error| unreadable(&error.body_text(), "query string: "))
    }
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
            let ApiError(problem) = unreadable(&read(query).unwrap_err().body_text(), "query string: ");
            (problem.status, problem.errors[0].field.clone(), problem.errors[0].code.clone())
        };
        assert_eq!(read("limit=3").unwrap().0.limit, Some(3));
        let refused = |field: &str, code: &str| (422, field.to_owned(), code.to_owned());
        assert_eq!(refusal("limit=many"), refused("limit", "wrong_type"));
        assert_eq!(refusal("limit=99999999999999999999"), refused("limit", "wrong_type"));
        assert_eq!(refusal("colour=red"), refused("colour", "unknown_field"));
        assert_eq!(refusal("limit=1&limit=2"), refused("limit", "duplicate"));
    }
}
