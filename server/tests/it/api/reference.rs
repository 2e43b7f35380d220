use std::collections::BTreeSet;

use axum::http::StatusCode;
use serde_json::{Value, json};
use server::api::{
    catalogue::{PROBLEMS, VALUES, anchor},
    v1::openapi::document,
};

use crate::support::TestServer;

#[tokio::test]
async fn the_reference_has_a_place_for_every_code() {
    let server = TestServer::start().await;
    let page = server.call("GET", "/api/docs", None, Value::Null).await;
    assert_eq!(page.status, StatusCode::OK);
    for meaning in PROBLEMS.iter().chain(VALUES) {
        assert!(page.text.contains(&format!("id=\"{}\"", anchor(meaning.code))), "{} has no place", meaning.code);
    }
}

#[tokio::test]
async fn the_reference_shows_code_as_code_and_every_endpoint_under_what_it_is_about() {
    let server = TestServer::start().await;
    // Without the marks between texts that rendering leaves.
    let page = server.call("GET", "/api/docs", None, Value::Null).await.text.replace("<!>", "");
    assert!(!page.contains('`') && page.contains("<code>Retry-After</code>"), "{page}");
    let document = serde_json::to_value(document()).unwrap();
    let mut shown = 0;
    for tag in document["tags"].as_array().unwrap() {
        let heading = format!("<h3>{}</h3>", tag["name"].as_str().unwrap());
        assert!(page.contains(&heading), "{heading}");
        shown +=
            page.split(&heading).nth(1).unwrap().split("<h3>").next().unwrap().matches("reference__endpoint").count();
    }
    let methods = document["paths"].as_object().unwrap().values().map(|item| item.as_object().unwrap().len());
    assert_eq!(shown, methods.sum::<usize>());
}

#[tokio::test]
async fn the_type_of_a_refusal_leads_to_its_place() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let page = server.call("GET", "/api/docs", None, Value::Null).await;
    for (path, caller) in
        [("/api/v1/me", None), ("/api/v1/nowhere", Some(&ana)), ("/api/v1/habits?limit=0", Some(&ana))]
    {
        let refusal = server.call("GET", path, caller, json!(null)).await;
        let address = refusal.json()["type"].as_str().unwrap().to_owned();
        let (document, place) = address.split_once('#').unwrap();
        assert_eq!((document, place), ("/api/docs", anchor(&refusal.code()).as_str()), "{path}");
        assert!(page.text.contains(&format!("id=\"{place}\"")), "{path}: {address}");
    }
}

#[test]
fn every_status_of_the_catalogue_is_documented_somewhere() {
    let document = serde_json::to_value(document()).unwrap();
    let operations =
        document["paths"].as_object().unwrap().values().flat_map(|item| item.as_object().unwrap().values());
    let mut documented: BTreeSet<u16> = operations
        .flat_map(|operation| operation["responses"].as_object().unwrap().keys())
        .map(|status| status.parse().unwrap())
        .collect();
    // What the router itself answers belongs to no operation.
    documented.extend([405, 500]);
    for meaning in PROBLEMS {
        assert!(!meaning.statuses.is_empty(), "{}", meaning.code);
        let unknown: Vec<_> = meaning.statuses.iter().filter(|status| !documented.contains(status)).collect();
        assert!(unknown.is_empty(), "{}: {unknown:?}", meaning.code);
    }
}
