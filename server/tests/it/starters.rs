//! Starter stacks as the server gives them.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::habits::starter_stacks::STARTERS;

use crate::support::{Answer, TestServer};

async fn get(server: &TestServer, path: &str) -> Answer {
    server.send(Request::get(path).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn every_stack_is_a_page_of_the_sitemap() {
    let server = TestServer::start().await;
    let sitemap = get(&server, "/sitemap.xml").await.text;
    for stack in STARTERS {
        let path = format!("/habits/templates/{}", stack.slug);
        assert!(sitemap.contains(&format!("<loc>http://127.0.0.1:8420{path}</loc>")), "{path}");
        let page = get(&server, &path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.text.contains(&format!("<title>{} · Wellspring</title>", stack.page_title)), "{path}");
        let etag = page.headers.get(header::ETAG).unwrap().clone();
        let again = Request::get(&path).header(header::IF_NONE_MATCH, etag).body(Body::empty()).unwrap();
        assert_eq!(server.send(again).await.status, StatusCode::NOT_MODIFIED, "{path}");
    }
    assert_eq!(get(&server, "/habits/templates/no-such-stack").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn sign_up_remembers_only_stacks_that_exist() {
    let server = TestServer::start().await;
    let known = get(&server, "/sign-up?stack=reading").await.text;
    assert!(known.contains("name=\"stack\" value=\"reading\""), "{known}");
    assert!(known.contains("/sign-in?next=/app/start?stack=reading"));
    let unknown = get(&server, "/sign-up?stack=//evil.example").await.text;
    assert!(!unknown.contains("name=\"stack\"") && !unknown.contains("evil"), "{unknown}");
}
