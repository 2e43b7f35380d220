//! What browsers are told about every answer.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

use crate::support::{Answer, TestServer};

async fn get(server: &TestServer, path: &str) -> Answer {
    server.send(Request::get(path).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn every_answer_is_hardened() {
    let server = TestServer::start().await;
    for path in ["/", "/sign-in", "/api/v1/me", "/nowhere", "/api/v1/nowhere", "/livez", "/app-shell"] {
        let answer = get(&server, path).await;
        let header = |name: &str| answer.headers.get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header("referrer-policy"), "strict-origin-when-cross-origin", "{path}");
        assert_eq!(header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(header("cross-origin-resource-policy"), "same-origin", "{path}");
        assert!(header("permissions-policy").contains("camera=()"), "{path}");
        let policy = header("content-security-policy");
        for part in ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}: {policy}");
        assert_eq!(header("strict-transport-security"), "", "{path}: only by TLS");
    }
}

#[tokio::test]
async fn pages_of_mailed_links_name_their_address_to_nobody() {
    let server = TestServer::start().await;
    for path in ["/reset-password?token=x", "/verify-email?token=x"] {
        let answer = get(&server, path).await;
        assert_eq!(answer.headers.get(header::REFERRER_POLICY).unwrap(), "no-referrer", "{path}");
    }
}

#[tokio::test]
async fn public_pages_are_asked_for_again_cheaply() {
    let server = TestServer::start().await;
    let first = get(&server, "/features").await;
    assert_eq!(first.status, StatusCode::OK);
    let etag = first.headers.get(header::ETAG).unwrap().clone();
    let request = Request::get("/features").header(header::IF_NONE_MATCH, etag).body(Body::empty()).unwrap();
    let again = server.send(request).await;
    assert_eq!((again.status, again.text.as_str()), (StatusCode::NOT_MODIFIED, ""));
}

#[tokio::test]
async fn a_public_page_leaves_in_the_encoding_that_was_asked_for() {
    let server = TestServer::start().await;
    for (accepted, sent) in
        [("gzip, deflate, br, zstd", "br"), ("gzip, deflate", "gzip"), ("br;q=0.1, gzip", "gzip"), ("identity", "")]
    {
        let request = Request::get("/features").header(header::ACCEPT_ENCODING, accepted).body(Body::empty()).unwrap();
        let answer = server.send(request).await;
        let encoding = answer.headers.get(header::CONTENT_ENCODING).map_or("", |value| value.to_str().unwrap());
        assert_eq!((answer.status, encoding), (StatusCode::OK, sent), "{accepted}");
        let vary: Vec<_> = answer.headers.get_all(header::VARY).iter().map(|value| value.to_str().unwrap()).collect();
        let vary = vary.join(", ");
        assert!(vary.contains("cookie") && vary.contains("accept-encoding"), "{accepted}: {vary}");
    }
}

#[tokio::test]
async fn what_is_missing_is_a_page_for_people_and_a_problem_for_programs() {
    let server = TestServer::start().await;
    let page = get(&server, "/nowhere").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.text.contains("There is nothing here"));
    let problem = get(&server, "/api/v1/nowhere").await;
    assert_eq!((problem.status, problem.code().as_str()), (StatusCode::NOT_FOUND, "not_found"));
}
