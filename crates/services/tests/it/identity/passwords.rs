//! Changing a password, and getting back in without it.

use jiff::SignedDuration;
use services::identity::{ChangePassword, NewAccessToken, ResetPassword, SignIn};
use test_support::{TestServices, password};

use super::scene::{MARTA, NOON, client, code, count_mails, credentials, mailed_token, marta};

const NEXT: &str = "seven herons cross the delta";

fn change(current: &str, next: &str) -> ChangePassword {
    ChangePassword { current_password: current.to_owned(), password: next.to_owned(), revokes_tokens: false }
}

async fn script(test: &TestServices, actor: &services::Actor) -> String {
    let wish = NewAccessToken { name: "Script".to_owned(), scopes: vec!["read".to_owned()], expires_in_days: None };
    test.services.identity().create_access_token(actor, &wish).await.unwrap().1
}

async fn newest_notice(test: &TestServices) -> String {
    let mails = test.services.mail().list().await.unwrap();
    let newest = mails.iter().find(|mail| mail.kind == "password_changed").unwrap();
    test.services.mail().show(newest.mail_id).await.unwrap().body_text
}

fn reset(token: &str, password: &str) -> ResetPassword {
    ResetPassword { token: token.to_owned(), password: password.to_owned() }
}

#[tokio::test]
async fn changing_needs_the_current_password_and_ends_all_other_sessions() {
    let test = TestServices::at(NOON).await;
    let (here, actor) = marta(&test).await;
    let identity = test.services.identity();
    let elsewhere = identity.sign_in(&credentials(MARTA), &client(2), None).await.unwrap();
    let wrong = change("not the password at all", NEXT);
    assert_eq!(code(identity.change_password(&actor, &wrong).await), "current_password: wrong_password");
    let weak = change(password(), "passwordpassword");
    assert_eq!(code(identity.change_password(&actor, &weak).await), "password: too_common");

    let renewed = identity.change_password(&actor, &change(password(), NEXT)).await.unwrap().unwrap();
    assert!(identity.session_actor(&here.secret).await.unwrap().is_none(), "the old cookie is replaced");
    assert!(identity.session_actor(&renewed.secret).await.unwrap().is_some());
    assert!(identity.session_actor(&elsewhere.secret).await.unwrap().is_none());
    assert_eq!(code(identity.sign_in(&credentials(MARTA), &client(3), None).await), "wrong_credentials");
    let next = SignIn { password: NEXT.to_owned(), ..credentials(MARTA) };
    identity.sign_in(&next, &client(3), None).await.unwrap();
    assert_eq!(count_mails(&test, "password_changed").await, 1);
}

#[tokio::test]
async fn an_app_that_changes_the_password_keeps_its_tokens() {
    let test = TestServices::at(NOON).await;
    marta(&test).await;
    let identity = test.services.identity();
    let pair = identity.sign_in_for_tokens(&credentials(MARTA), &client(2)).await.unwrap();
    let actor = identity.bearer_actor(&pair.access_token).await.unwrap().unwrap();
    let change = change(password(), NEXT);
    assert!(identity.change_password(&actor, &change).await.unwrap().is_none());
    assert!(identity.bearer_actor(&pair.access_token).await.unwrap().is_some());
    identity.refresh(&pair.refresh_token).await.unwrap();
}

#[tokio::test]
async fn a_change_leaves_personal_tokens_alone_and_says_so_unless_they_are_to_go() {
    let test = TestServices::at(NOON).await;
    let (_, actor) = marta(&test).await;
    let identity = test.services.identity();
    let script = script(&test, &actor).await;
    identity.change_password(&actor, &change(password(), NEXT)).await.unwrap();
    assert!(identity.bearer_actor(&script).await.unwrap().is_some());
    assert!(newest_notice(&test).await.contains("access tokens for scripts still work"));

    test.clock.advance(SignedDuration::from_secs(1));
    let all = ChangePassword { revokes_tokens: true, ..change(NEXT, "nine herons cross the river") };
    identity.change_password(&actor, &all).await.unwrap();
    assert!(identity.bearer_actor(&script).await.unwrap().is_none());
    assert!(!newest_notice(&test).await.contains("access tokens"));
}

#[tokio::test]
async fn a_mailed_link_sets_a_password_once_and_throws_everybody_out() {
    let test = TestServices::at(NOON).await;
    let (session, actor) = marta(&test).await;
    let identity = test.services.identity();
    let script = script(&test, &actor).await;
    identity.forgot_password("MARTA@example.org", &client(2)).await.unwrap();
    let token = mailed_token(&test, "reset_password").await;

    let weak = identity.reset_password(&reset(&token, "passwordpassword"), &client(2)).await;
    assert_eq!(code(weak), "password: too_common", "and the link still works");
    identity.reset_password(&reset(&token, NEXT), &client(2)).await.unwrap();
    assert!(identity.session_actor(&session.secret).await.unwrap().is_none());
    assert!(identity.bearer_actor(&script).await.unwrap().is_none());
    assert!(!newest_notice(&test).await.contains("access tokens"), "none is left to speak of");
    let again = identity.reset_password(&reset(&token, "another long password here"), &client(2)).await;
    assert_eq!(code(again), "token: token_invalid");

    let next = SignIn { password: NEXT.to_owned(), ..credentials(MARTA) };
    let session = identity.sign_in(&next, &client(3), None).await.unwrap();
    assert!(session.profile.email_verified, "the link has proved the address");
}

#[tokio::test]
async fn a_link_is_replaced_by_a_newer_one_and_ends_after_half_an_hour() {
    let test = TestServices::at(NOON).await;
    marta(&test).await;
    let identity = test.services.identity();
    identity.forgot_password(MARTA, &client(2)).await.unwrap();
    let older = mailed_token(&test, "reset_password").await;
    test.clock.advance(SignedDuration::from_secs(1));
    identity.forgot_password(MARTA, &client(2)).await.unwrap();
    let newer = mailed_token(&test, "reset_password").await;
    assert_ne!(older, newer);
    assert_eq!(code(identity.reset_password(&reset(&older, NEXT), &client(2)).await), "token: token_invalid");
    test.clock.advance(SignedDuration::from_mins(30));
    assert_eq!(code(identity.reset_password(&reset(&newer, NEXT), &client(2)).await), "token: token_invalid");
    let verify = mailed_token(&test, "welcome").await;
    assert_eq!(code(identity.reset_password(&reset(&verify, NEXT), &client(2)).await), "token: token_invalid");
}

#[tokio::test]
async fn asking_for_a_link_says_nothing_about_the_account() {
    let test = TestServices::at(NOON).await;
    marta(&test).await;
    let identity = test.services.identity();
    identity.forgot_password("nobody@example.org", &client(2)).await.unwrap();
    assert_eq!(count_mails(&test, "reset_password").await, 0);
    identity.set_disabled(MARTA, true).await.unwrap();
    identity.forgot_password(MARTA, &client(2)).await.unwrap();
    assert_eq!(count_mails(&test, "reset_password").await, 0);
    assert_eq!(code(identity.forgot_password("no address", &client(2)).await), "email: not_an_address");
}
