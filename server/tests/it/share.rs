//! Texts that other apps share: through signing in, and whole when they are too long to be carried.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::Value;
use test_support::password;

use crate::support::{Answer, TestServer};

const MANIFEST: &str = include_str!("../../../public/manifest.webmanifest");

async fn post(server: &TestServer, path: &str, site: &str, cookie: Option<&str>, form: &[(&str, &str)]) -> Answer {
    let mut body = form_urlencoded::Serializer::new(String::new());
    for (name, value) in form {
        body.append_pair(name, value);
    }
    let mut request = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", site);
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, cookie);
    }
    server.send(request.body(Body::from(body.finish())).unwrap()).await
}

async fn get(server: &TestServer, path: &str, cookie: Option<&str>) -> Answer {
    let mut request = Request::get(path);
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, cookie);
    }
    server.send(request.body(Body::empty()).unwrap()).await
}

fn location(answer: &Answer) -> &str {
    answer.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap())
}

fn cookie(answer: &Answer) -> String {
    let set = answer.headers.get(header::SET_COOKIE).unwrap().to_str().unwrap();
    set.split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_shared_text_survives_signing_in() {
    let server = TestServer::start().await;
    server.sign_up("Ana").await;
    let form = [("title", "How to rest"), ("text", "Worth a read: ä & b"), ("url", "https://example.org/?a=1")];
    let sent = post(&server, "/share", "none", None, &form).await;
    let kept = "/app/add?title=How+to+rest&text=Worth+a+read%3A+%C3%A4+%26+b&url=https%3A%2F%2Fexample.org%2F%3Fa%3D1";
    assert_eq!((sent.status, location(&sent)), (StatusCode::SEE_OTHER, kept));

    let asked = get(&server, kept, None).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    let page = get(&server, location(&asked), None).await;
    assert!(page.text.contains(&kept.replace('&', "&amp;")), "{}", page.text);

    let credentials = [("email", "ana@example.org"), ("password", password()), ("next", kept)];
    let back = post(&server, "/sign-in", "same-origin", None, &credentials).await;
    assert_eq!((back.status, location(&back)), (StatusCode::SEE_OTHER, kept));
    let page = get(&server, kept, Some(&cookie(&back))).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("value=\"How to rest\""), "{}", page.text);
    assert!(page.text.contains("Worth a read: \u{e4} &amp; b\n\nhttps://example.org/?a=1"), "{}", page.text);
}

#[tokio::test]
async fn a_long_text_is_shown_whole() {
    let server = TestServer::start().await;
    let text = "A long article. ".repeat(4000);
    let sent = post(&server, "/share", "none", None, &[("text", &text)]).await;
    assert_eq!(sent.status, StatusCode::OK);
    assert_eq!(sent.text.matches("A long article.").count(), 4000);
    assert_eq!(sent.headers.get(header::CACHE_CONTROL).unwrap(), "private, no-store");
}

#[tokio::test]
async fn other_sites_share_nothing_in_our_name() {
    let server = TestServer::start().await;
    let sent = post(&server, "/share", "cross-site", None, &[("text", "Buy this")]).await;
    assert_eq!(sent.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn nothing_shared_leads_to_what_was_kept() {
    let server = TestServer::start().await;
    let sent = post(&server, "/share", "none", None, &[("text", " ")]).await;
    assert_eq!((sent.status, location(&sent)), (StatusCode::SEE_OTHER, "/app/settings/shared"));
    let asked = get(&server, "/share", None).await;
    assert_eq!((asked.status, location(&asked)), (StatusCode::SEE_OTHER, "/app/settings/shared"));
}

#[test]
fn the_manifest_shares_as_the_server_reads() {
    let manifest: Value = serde_json::from_str(MANIFEST).unwrap();
    let target = &manifest["share_target"];
    assert_eq!((target["action"].as_str(), target["method"].as_str()), (Some("/share"), Some("POST")));
    assert_eq!(target["enctype"], "application/x-www-form-urlencoded");
    for name in ["title", "text", "url"] {
        assert_eq!(target["params"][name], name);
    }
}

#[test]
fn every_shortcut_of_the_manifest_is_a_page() {
    let manifest: Value = serde_json::from_str(MANIFEST).unwrap();
    let shortcuts = manifest["shortcuts"].as_array().unwrap();
    assert!((1..=4).contains(&shortcuts.len()));
    for shortcut in shortcuts.iter().chain([&serde_json::json!({ "url": manifest["start_url"] })]) {
        let path = shortcut["url"].as_str().unwrap().split('?').next().unwrap();
        assert!(server::access::find("GET", path).is_some(), "{path}");
    }
}
