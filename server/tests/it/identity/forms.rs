//! The public forms, as a browser without any script posts them.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use test_support::password;

use crate::support::{Answer, TestServer};

async fn get(server: &TestServer, path: &str, cookie: Option<&str>) -> Answer {
    let mut request = Request::builder().uri(path);
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, cookie);
    }
    server.send(request.body(Body::empty()).unwrap()).await
}

async fn post(server: &TestServer, path: &str, cookie: Option<&str>, site: &str, form: &[(&str, &str)]) -> Answer {
    let encoded = |text: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        let one = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
        text.bytes().map(one).collect::<String>()
    };
    let body: Vec<_> = form.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    let mut request = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", site);
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, cookie);
    }
    server.send(request.body(Body::from(body.join("&"))).unwrap()).await
}

/// `name=value` of the session cookie that an answer sets.
fn session(answer: &Answer) -> String {
    let cookies = answer.headers.get_all(header::SET_COOKIE).iter().map(|value| value.to_str().unwrap());
    let cookie = cookies.into_iter().find(|cookie| cookie.starts_with("__Host-session=")).unwrap();
    assert!(cookie.contains("; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age="), "{cookie}");
    cookie.split(';').next().unwrap().to_owned()
}

fn location(answer: &Answer) -> &str {
    answer.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap())
}

const APPLICATION: [(&str, &str); 3] =
    [("display_name", "Marta <b>"), ("email", "marta@example.org"), ("time_zone", "Europe/Berlin")];

async fn marta(server: &TestServer) -> String {
    let form: Vec<_> = APPLICATION.into_iter().chain([("password", password())]).collect();
    let answer = post(server, "/sign-up", None, "same-origin", &form).await;
    assert_eq!((answer.status, location(&answer)), (StatusCode::SEE_OTHER, "/app"), "{}", answer.text);
    session(&answer)
}

#[tokio::test]
async fn a_stranger_signs_up_out_and_in_again() {
    let server = TestServer::start().await;
    let cookie = marta(&server).await;
    let me = get(&server, "/api/v1/me", Some(&cookie)).await;
    assert_eq!((me.status, me.json()["email"].as_str()), (StatusCode::OK, Some("marta@example.org")));

    let out = post(&server, "/sign-out", Some(&cookie), "same-origin", &[]).await;
    assert_eq!((out.status, location(&out)), (StatusCode::SEE_OTHER, "/signed-out"));
    assert_eq!(session(&out), "__Host-session=");
    assert_eq!(out.headers.get("clear-site-data").unwrap(), "\"cache\"");
    assert_eq!(get(&server, "/api/v1/me", Some(&cookie)).await.status, StatusCode::UNAUTHORIZED);

    let form = [("email", "marta@example.org"), ("password", password()), ("next", "/app/habits")];
    let back = post(&server, "/sign-in", None, "same-origin", &form).await;
    assert_eq!((back.status, location(&back)), (StatusCode::SEE_OTHER, "/app/habits"));
    let again = get(&server, "/sign-in", Some(&session(&back))).await;
    assert_eq!((again.status, location(&again)), (StatusCode::SEE_OTHER, "/app"));
}

#[tokio::test]
async fn nobody_is_sent_to_another_site_after_signing_in() {
    let server = TestServer::start().await;
    marta(&server).await;
    for next in ["https://evil.example/app", "//evil.example", "/\\evil.example"] {
        let form = [("email", "marta@example.org"), ("password", password()), ("next", next)];
        assert_eq!(location(&post(&server, "/sign-in", None, "same-origin", &form).await), "/app", "{next}");
    }
}

#[tokio::test]
async fn a_refused_form_comes_back_with_what_was_typed_but_the_password() {
    let server = TestServer::start().await;
    let form: Vec<_> = APPLICATION.into_iter().chain([("password", "too short 12")]).collect();
    let refused = post(&server, "/sign-up", None, "same-origin", &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("marta@example.org") && refused.text.contains("Europe/Berlin"));
    assert!(refused.text.contains("Marta &lt;b&gt;") && !refused.text.contains("Marta <b>"));
    assert!(!refused.text.contains("too short 12"), "a password is never sent back");
    assert!(refused.text.contains("shorter than 15 characters"), "{}", refused.text);
    assert_eq!(refused.headers.get(header::CACHE_CONTROL).unwrap(), "private, no-store");

    let form = [("email", "nobody@example.org"), ("password", "some long enough words")];
    let refused = post(&server, "/sign-in", None, "same-origin", &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("nobody@example.org") && !refused.text.contains("some long enough words"));
    assert!(refused.headers.get(header::SET_COOKIE).is_none());

    marta(&server).await;
    let form: Vec<_> = APPLICATION.into_iter().chain([("password", password())]).collect();
    let taken = post(&server, "/sign-up", None, "same-origin", &form).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.text.contains("already an account"));
}

#[tokio::test]
async fn asking_for_a_password_answers_everybody_alike() {
    let server = TestServer::start().await;
    marta(&server).await;
    let known = post(&server, "/forgot-password", None, "same-origin", &[("email", "marta@example.org")]).await;
    let unknown = post(&server, "/forgot-password", None, "same-origin", &[("email", "other@example.org")]).await;
    assert_eq!(known.status, StatusCode::OK);
    assert_eq!((known.status, known.text), (unknown.status, unknown.text));
    let odd = [("email", "marta\u{0}@example.org"), ("password", password())];
    let odd = post(&server, "/sign-in", None, "same-origin", &odd).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    let odd = post(&server, "/forgot-password", None, "same-origin", &[("email", "marta\u{0}@example.org")]).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    let bad =
        post(&server, "/reset-password", None, "same-origin", &[("token", "guess"), ("password", password())]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.text.contains("This link no longer works"));
    let bad = post(&server, "/verify-email", None, "same-origin", &[("token", "guess")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn other_sites_can_neither_sign_in_nor_out_nor_write() {
    let server = TestServer::start().await;
    let cookie = marta(&server).await;
    let form = [("email", "marta@example.org"), ("password", password())];
    let refused = post(&server, "/sign-in", None, "cross-site", &form).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let refused = post(&server, "/sign-out", Some(&cookie), "cross-site", &[]).await;
    assert_eq!((refused.status, refused.code().as_str()), (StatusCode::FORBIDDEN, "cross_site"));
    let request = Request::delete("/api/v1/me/sessions").header(header::COOKIE, &cookie);
    let refused = server.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "a cookie without any word of where it comes from");
    assert_eq!(get(&server, "/sign-out", Some(&cookie)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(get(&server, "/api/v1/me", Some(&cookie)).await.status, StatusCode::OK, "and nothing was signed out");
}
