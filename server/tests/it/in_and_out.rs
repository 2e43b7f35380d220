//! Files that are chosen and accounts that are given up, as a browser without any script posts them.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use services::imports::MOST_FILE_BYTES;
use test_support::password;

use crate::support::{Answer, TestServer};

const PAGE: &str = "/app/settings/data/import";
const TABLE: &str = "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n\
                     Read <b>,,,2026-03-10,1,\nRead <b>,,,2026-03-11,1,A chapter\n";

async fn send(server: &TestServer, request: axum::http::request::Builder, cookie: Option<&str>, body: Body) -> Answer {
    let request = match cookie {
        Some(cookie) => request.header(header::COOKIE, cookie),
        None => request,
    };
    server.send(request.header("sec-fetch-site", "same-origin").body(body).unwrap()).await
}

async fn get(server: &TestServer, path: &str, cookie: &str) -> Answer {
    send(server, Request::get(path), Some(cookie), Body::empty()).await
}

async fn post(server: &TestServer, path: &str, cookie: Option<&str>, form: &[(&str, &str)]) -> Answer {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
    let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    send(server, request.header(header::ACCEPT, "text/html"), cookie, Body::from(body)).await
}

/// A form with one file, as browsers send it.
async fn choose(server: &TestServer, cookie: Option<&str>, name: &str, content: &[u8]) -> Answer {
    let head = format!(
        "--seam\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    let body = [head.as_bytes(), content, b"\r\n--seam--\r\n"].concat();
    let request = Request::post("/import").header(header::CONTENT_TYPE, "multipart/form-data; boundary=seam");
    send(server, request, cookie, Body::from(body)).await
}

fn location(answer: &Answer) -> &str {
    answer.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap())
}

async fn sign_in(server: &TestServer, name: &str) -> String {
    let email = format!("{}@example.org", name.to_lowercase());
    let answer = post(server, "/sign-in", None, &[("email", &email), ("password", password())]).await;
    let cookie = answer.headers.get(header::SET_COOKIE).unwrap().to_str().unwrap();
    cookie.split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_chosen_file_is_shown_before_anything_changes() {
    let server = TestServer::start().await;
    let (ana, _) = (server.sign_up("Ana").await, server.sign_up("Ben").await);
    let cookie = sign_in(&server, "Ana").await;
    let sent = choose(&server, Some(&cookie), "HabitBull.csv", TABLE.as_bytes()).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let path = location(&sent).to_owned();
    assert!(path.starts_with(&format!("{PAGE}/")), "{path}");

    let page = get(&server, &path, &cookie).await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text.replace("<!>", "");
    for said in ["Table of HabitBull", "1 habit and 2 days would come in.", "Read &lt;b&gt;", "Bring it in"] {
        assert!(text.contains(said), "{said} is missing in {text}");
    }
    let habits = server.call("GET", "/api/v1/habits", Some(&ana), serde_json::Value::Null).await;
    assert_eq!(habits.json()["items"].as_array().unwrap().len(), 0);

    let other = sign_in(&server, "Ben").await;
    assert_eq!(get(&server, &path, &other).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn answers_are_kept_with_the_file() {
    let server = TestServer::start().await;
    server.sign_up("Ana").await;
    let cookie = sign_in(&server, "Ana").await;
    let path = location(&choose(&server, Some(&cookie), "HabitBull.csv", TABLE.as_bytes()).await).to_owned();
    let id = path.rsplit('/').next().unwrap();
    let left = post(&server, "/rpc/in_and_out/answer_import", Some(&cookie), &[("id", id), ("act", "look")]).await;
    assert!(location(&left).ends_with(&path), "{}", location(&left));
    let text = get(&server, &path, &cookie).await.text.replace("<!>", "");
    assert!(text.contains("Nothing is chosen to come in."), "{text}");
    let taken = [("id", id), ("take[]", "0"), ("act", "look")];
    post(&server, "/rpc/in_and_out/answer_import", Some(&cookie), &taken).await;
    let text = get(&server, &path, &cookie).await.text.replace("<!>", "");
    assert!(text.contains("1 habit and 2 days would come in."), "{text}");
}

#[tokio::test]
async fn a_refused_file_leads_back_to_its_page_with_the_reason() {
    let server = TestServer::start().await;
    server.sign_up("Ana").await;
    let cookie = sign_in(&server, "Ana").await;
    let too_large = vec![b'x'; MOST_FILE_BYTES + 1];
    for (content, words) in [(&[][..], "Choose a file first."), (&too_large[..], "This file is too large.")] {
        let sent = choose(&server, Some(&cookie), "", content).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        assert!(location(&sent).starts_with(&format!("{PAGE}?draft=")), "{}", location(&sent));
        let page = get(&server, location(&sent), &cookie).await;
        assert!(page.text.contains("aria-invalid=\"true\"") && page.text.contains(words), "{}", page.text);
    }
    let torn = Request::post("/import").header(header::CONTENT_TYPE, "multipart/form-data; boundary=seam");
    let sent = send(&server, torn, Some(&cookie), Body::from("--seam\r\nContent-Disposition: form-da")).await;
    assert!(location(&sent).starts_with(&format!("{PAGE}?draft=")), "{}", location(&sent));
}

#[tokio::test]
async fn strangers_and_other_sites_bring_nothing() {
    let server = TestServer::start().await;
    server.sign_up("Ana").await;
    let stranger = choose(&server, None, "HabitBull.csv", TABLE.as_bytes()).await;
    assert_eq!(location(&stranger), "/sign-in?next=%2Fapp%2Fsettings%2Fdata%2Fimport");
    let cookie = sign_in(&server, "Ana").await;
    for path in ["/import", "/leave"] {
        let forged = Request::post(path).header("sec-fetch-site", "cross-site").header(header::COOKIE, &cookie);
        let forged = server.send(forged.body(Body::empty()).unwrap()).await;
        assert_eq!(forged.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn an_account_is_given_up_with_its_password_and_comes_back_with_it() {
    let server = TestServer::start().await;
    server.sign_up("Ana").await;
    let cookie = sign_in(&server, "Ana").await;
    let refused = post(&server, "/leave", Some(&cookie), &[("password", "some other long words")]).await;
    assert!(location(&refused).starts_with("/app/settings/data/leave?draft="), "{}", location(&refused));
    let page = get(&server, location(&refused), &cookie).await;
    assert!(page.text.contains("That is not your current password."), "{}", page.text);
    assert!(!page.text.contains("some other long words"), "a password is never sent back");

    let left = post(&server, "/leave", Some(&cookie), &[("password", password())]).await;
    assert_eq!((left.status, location(&left)), (StatusCode::SEE_OTHER, "/left"));
    assert_eq!(left.headers.get("clear-site-data").unwrap(), "\"cache\", \"storage\"");
    assert_eq!(get(&server, "/api/v1/me", &cookie).await.status, StatusCode::UNAUTHORIZED);

    let credentials = [("email", "ana@example.org"), ("password", password())];
    let asked = post(&server, "/sign-in", None, &credentials).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.text.contains("action=\"/come-back\"") && asked.text.contains("ana@example.org"), "{}", asked.text);
    assert!(asked.headers.get(header::SET_COOKIE).is_none());
    let wrong = [("email", "ana@example.org"), ("password", "some other long words")];
    assert_eq!(post(&server, "/come-back", None, &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let back = post(&server, "/come-back", None, &credentials).await;
    assert_eq!((back.status, location(&back)), (StatusCode::SEE_OTHER, "/app"));
    let again = post(&server, "/sign-in", None, &credentials).await;
    assert_eq!((again.status, location(&again)), (StatusCode::SEE_OTHER, "/app"), "it stays");
}
