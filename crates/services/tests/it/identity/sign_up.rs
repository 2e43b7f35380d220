//! A stranger becomes a person with an account.

use services::{Settings, identity::SignUp};
use test_support::TestServices;

use super::scene::{MARTA, NOON, application, client, code, count_mails, marta};

#[tokio::test]
async fn signing_up_signs_in_and_sends_a_welcome() {
    let test = TestServices::at(NOON).await;
    let (session, actor) = marta(&test).await;
    assert_eq!(session.profile.email, MARTA);
    assert!(!session.profile.email_verified);
    assert_eq!(session.profile.version, 1);
    assert_eq!(actor.user_id, session.profile.user_id);
    assert_eq!(actor.preferences.time_zone.as_str(), "Europe/Berlin");
    assert_eq!(count_mails(&test, "welcome").await, 1);
}

#[tokio::test]
async fn two_spellings_of_an_address_are_one_account() {
    let test = TestServices::at(NOON).await;
    marta(&test).await;
    let again = test.services.identity().sign_up(&application("marta@EXAMPLE.org"), &client(2)).await;
    assert_eq!(code(again), "email_taken");
}

#[tokio::test]
async fn two_at_once_make_one_account() {
    let test = TestServices::at(NOON).await;
    let (identity, fields) = (test.services.identity(), application(MARTA));
    let (first, second) = (client(1), client(2));
    let (one, other) = tokio::join!(identity.sign_up(&fields, &first), identity.sign_up(&fields, &second));
    let mut codes = [code(one), code(other)];
    codes.sort();
    assert_eq!(codes, ["email_taken", "ok"]);
}

#[tokio::test]
async fn every_refused_field_is_named() {
    let test = TestServices::at(NOON).await;
    let empty = SignUp {
        email: "nobody".to_owned(),
        password: "short".to_owned(),
        display_name: " ".to_owned(),
        time_zone: "Europe/Atlantis".to_owned(),
    };
    let refused = test.services.identity().sign_up(&empty, &client(1)).await;
    assert_eq!(
        code(refused),
        "display_name: required, email: not_an_address, password: too_short, time_zone: unknown_time_zone"
    );
}

#[tokio::test]
async fn passwords_must_be_long_and_hard_to_guess() {
    let test = TestServices::at(NOON).await;
    for (password, expected) in [
        ("fourteen chars", "password: too_short"),
        ("passwordpassword", "password: too_common"),
        ("MartaMartaMarta", "password: too_common"),
        ("abcdefghijklmnop", "password: too_common"),
        (&"x7".repeat(129), "password: too_long"),
    ] {
        let fields = SignUp { password: password.to_owned(), ..application(MARTA) };
        assert_eq!(code(test.services.identity().sign_up(&fields, &client(1)).await), expected, "{password}");
    }
}

#[tokio::test]
async fn the_operator_may_close_sign_up() {
    let settings = Settings { sign_up_open: false, ..Settings::default() };
    let test = TestServices::with_settings(NOON, settings).await;
    let refused = test.services.identity().sign_up(&application(MARTA), &client(1)).await;
    assert_eq!(code(refused), "sign_up_closed");
}

#[tokio::test]
async fn nothing_of_a_password_or_a_secret_is_stored_in_the_clear() {
    let test = TestServices::at(NOON).await;
    let (session, _) = marta(&test).await;
    let hash: String =
        sqlx::query_scalar("select password_hash from user_credentials").fetch_one(&test.owner).await.unwrap();
    assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    let stored: Vec<u8> = sqlx::query_scalar("select token_hash from sessions").fetch_one(&test.owner).await.unwrap();
    assert_ne!(stored, session.secret.as_bytes());
    assert_eq!(stored.len(), 32);
}
