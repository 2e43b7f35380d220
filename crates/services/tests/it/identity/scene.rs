//! What the tests of identity have in common: a person who signs up, mails that arrive, codes that come back.

use services::{
    Actor, ServiceError,
    identity::{Client, CookieSession, SignIn, SignUp},
};
use test_support::{TestServices, password};

pub const NOON: &str = "2026-11-21T12:00:00Z";
pub const MARTA: &str = "Marta@example.org";

/// A client in a network of its own, so that tests of other things meet no throttle.
pub fn client(last: u8) -> Client {
    Client::new(std::net::Ipv4Addr::new(192, 0, 2, last).into(), Some("Mozilla/5.0 (X11; Linux) Firefox/140.0"))
}

pub fn application(email: &str) -> SignUp {
    SignUp {
        email: email.to_owned(),
        password: password().to_owned(),
        display_name: "Marta".to_owned(),
        time_zone: "Europe/Berlin".to_owned(),
    }
}

pub fn credentials(email: &str) -> SignIn {
    SignIn { email: email.to_owned(), password: password().to_owned() }
}

/// Marta, just signed up in a browser.
pub async fn marta(test: &TestServices) -> (CookieSession, Actor) {
    let session = test.services.identity().sign_up(&application(MARTA), &client(1)).await.unwrap();
    let actor = test.services.identity().session_actor(&session.secret).await.unwrap().unwrap();
    (session, actor)
}

/// The token of the newest mailed link of a kind.
pub async fn mailed_token(test: &TestServices, kind: &str) -> String {
    let mails = test.services.mail().list().await.unwrap();
    let newest = mails.iter().find(|mail| mail.kind == kind).unwrap();
    let mail = test.services.mail().show(newest.mail_id).await.unwrap();
    let rest = mail.body_text.split_once("?token=").unwrap().1;
    rest.split_whitespace().next().unwrap().to_owned()
}

pub async fn count_mails(test: &TestServices, kind: &str) -> usize {
    test.services.mail().list().await.unwrap().iter().filter(|mail| mail.kind == kind).count()
}

/// `code` of a refusal, or `field: code` of its refused fields.
pub fn code<T>(answer: Result<T, ServiceError>) -> String {
    match answer {
        Ok(_) => "ok".to_owned(),
        Err(ServiceError::Invalid(errors)) => {
            let named: Vec<_> = errors.iter().map(|error| format!("{}: {}", error.field, error.code)).collect();
            named.join(", ")
        }
        Err(ServiceError::Refused { code, .. }) => code.to_owned(),
        Err(ServiceError::NotFound) => "not_found".to_owned(),
        Err(ServiceError::RateLimited { .. }) => "rate_limited".to_owned(),
        Err(error) => panic!("{error:?}"),
    }
}
