//! Bodies, paths and queries that answer a bad request with a code and a place.

use axum::{
    extract::{
        FromRequest, FromRequestParts, Path, Query, Request,
        rejection::{BytesRejection, FailedToBufferBody},
    },
    http::{header, request::Parts},
};
use domain::problem::{FieldError, Problem};
use serde::de::DeserializeOwned;

use super::ApiError;

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
        serde_json::from_slice(&bytes).map(Self).map_err(|error| ApiError(json_problem(&error)))
    }
}

/// Syntax is 400; a body of the wrong shape is 422 with the field that serde names.
fn json_problem(error: &serde_json::Error) -> Problem {
    if !error.is_data() {
        return Problem::new(400, "bad_json");
    }
    let text = error.to_string();
    let named = text.split('`').nth(1).unwrap_or_default().to_owned();
    let code = match () {
        () if text.starts_with("unknown field") => "unknown_field",
        () if text.starts_with("missing field") => "required",
        () if text.starts_with("unknown variant") => "unknown_choice",
        () if text.starts_with("unknown_") => "unknown_choice",
        () => "wrong_type",
    };
    let field = if code == "unknown_field" || code == "required" { named } else { String::new() };
    Problem::invalid(vec![FieldError::new(field, code)])
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
        query.map(|Query(value)| Self(value)).map_err(|error| ApiError(query_problem(&error.body_text())))
    }
}

/// The parameter that was refused and why, from the sentence that ends in `name: reason`.
fn query_problem(sentence: &str) -> Problem {
    let text = sentence.split_once("query string: ").map_or(sentence, |(_, rest)| rest);
    let named = |phrase: &str| text.split_once(phrase).and_then(|(_, rest)| rest.split('`').next());
    let error = match (named("unknown field `"), named("duplicate field `"), text.split_once(": ")) {
        (Some(field), ..) => FieldError::new(field, "unknown_field"),
        (_, Some(field), _) => FieldError::new(field, "duplicate"),
        (.., Some((field, _))) if !field.contains(' ') => FieldError::new(field, "wrong_type"),
        _ => FieldError::new("", "wrong_type"),
    };
    Problem::invalid(vec![error])
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
            let problem = query_problem(&read(query).unwrap_err().body_text());
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
