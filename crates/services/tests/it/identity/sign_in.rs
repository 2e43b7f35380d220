//! Address and password, or a refusal that says nothing about either.

use services::identity::SignIn;
use test_support::{TestServices, password};

use super::scene::{MARTA, NOON, client, code, credentials, marta};

#[tokio::test]
async fn the_right_password_signs_in_whatever_the_spelling_of_the_address() {
    let test = TestServices::at(NOON).await;
    let (_, actor) = marta(&test).await;
    let session =
        test.services.identity().sign_in(&credentials(" marta@Example.org "), &client(2), None).await.unwrap();
    assert_eq!(session.profile.user_id, actor.user_id);
    assert!(test.services.identity().session_actor(&session.secret).await.unwrap().is_some());
}

#[tokio::test]
async fn unknown_wrong_and_switched_off_are_one_answer() {
    let test = TestServices::at(NOON).await;
    marta(&test).await;
    let identity = test.services.identity();
    let wrong = SignIn { password: "not the password at all".to_owned(), ..credentials(MARTA) };
    assert_eq!(code(identity.sign_in(&wrong, &client(2), None).await), "wrong_credentials");
    assert_eq!(code(identity.sign_in(&credentials("nobody@example.org"), &client(3), None).await), "wrong_credentials");
    assert_eq!(code(identity.sign_in(&credentials("no address"), &client(4), None).await), "wrong_credentials");
    for odd in ["marta\u{0}@example.org", "\u{0}", "marta@example.org\u{0}", "marta\u{202e}@example.org"] {
        assert_eq!(code(identity.sign_in(&credentials(odd), &client(8), None).await), "wrong_credentials", "{odd:?}");
    }
    let endless = SignIn { password: "x".repeat(5000), ..credentials(MARTA) };
    assert_eq!(code(identity.sign_in(&endless, &client(5), None).await), "wrong_credentials");
    identity.set_disabled(MARTA, true).await.unwrap();
    assert_eq!(code(identity.sign_in(&credentials(MARTA), &client(6), None).await), "wrong_credentials");
    let empty = SignIn { email: String::new(), password: String::new() };
    assert_eq!(code(identity.sign_in(&empty, &client(7), None).await), "email: required, password: required");
}

#[tokio::test]
async fn signing_in_again_ends_the_session_of_the_old_cookie() {
    let test = TestServices::at(NOON).await;
    let (old, _) = marta(&test).await;
    let identity = test.services.identity();
    let new = identity.sign_in(&credentials(MARTA), &client(2), Some(&old.secret)).await.unwrap();
    assert_ne!(old.secret, new.secret);
    assert!(identity.session_actor(&old.secret).await.unwrap().is_none());
    assert!(identity.session_actor(&new.secret).await.unwrap().is_some());
}

#[tokio::test]
async fn an_older_hash_is_made_anew() {
    let test = TestServices::at(NOON).await;
    marta(&test).await;
    let old: String = {
        use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, Version};
        let params = Params::new(4096, 1, 1, None).unwrap();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password(password().as_bytes())
            .unwrap()
            .to_string()
    };
    sqlx::query("update user_credentials set password_hash = $1").bind(&old).execute(&test.owner).await.unwrap();
    test.services.identity().sign_in(&credentials(MARTA), &client(2), None).await.unwrap();
    let new: String =
        sqlx::query_scalar("select password_hash from user_credentials").fetch_one(&test.owner).await.unwrap();
    assert!(new.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{new}");
    test.services.identity().sign_in(&credentials(MARTA), &client(2), None).await.unwrap();
}
