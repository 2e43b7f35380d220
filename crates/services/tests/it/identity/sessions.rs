//! The list of signed-in devices, and how sessions end.

use jiff::SignedDuration;
use test_support::TestServices;

use super::scene::{MARTA, NOON, application, client, code, credentials, marta};

#[tokio::test]
async fn a_session_lives_thirty_days_after_its_last_use_and_ninety_at_most() {
    let test = TestServices::at(NOON).await;
    let (session, _) = marta(&test).await;
    let identity = test.services.identity();
    for _ in 0..4 {
        test.clock.advance(SignedDuration::from_hours(22 * 24));
        assert!(identity.session_actor(&session.secret).await.unwrap().is_some());
    }
    test.clock.advance(SignedDuration::from_hours(2 * 24));
    assert!(identity.session_actor(&session.secret).await.unwrap().is_none(), "ninety days are over");

    let session = identity.sign_in(&credentials(MARTA), &client(2), None).await.unwrap();
    test.clock.advance(SignedDuration::from_hours(30 * 24));
    assert!(identity.session_actor(&session.secret).await.unwrap().is_none(), "thirty days unused");
}

#[tokio::test]
async fn use_is_noted_at_most_every_five_minutes() {
    let test = TestServices::at(NOON).await;
    let (session, actor) = marta(&test).await;
    let identity = test.services.identity();
    let began = test.services.now();
    test.clock.advance(SignedDuration::from_mins(4));
    identity.session_actor(&session.secret).await.unwrap();
    assert_eq!(identity.sessions(&actor).await.unwrap()[0].last_seen_at, began);
    test.clock.advance(SignedDuration::from_mins(1));
    identity.session_actor(&session.secret).await.unwrap();
    assert_eq!(identity.sessions(&actor).await.unwrap()[0].last_seen_at, test.services.now());
}

#[tokio::test]
async fn devices_are_listed_and_ended_one_by_one_or_all_others() {
    let test = TestServices::at(NOON).await;
    let (here, actor) = marta(&test).await;
    let identity = test.services.identity();
    let phone = identity.sign_in_for_tokens(&credentials(MARTA), &client(2)).await.unwrap();
    let laptop = identity.sign_in(&credentials(MARTA), &client(3), None).await.unwrap();
    let listed = identity.sessions(&actor).await.unwrap();
    assert_eq!(listed.len(), 3);
    assert_eq!(listed.iter().filter(|session| session.is_current).count(), 1);
    assert!(listed.iter().all(|session| session.device_label == "Firefox on Linux"));

    let app = listed.iter().find(|session| session.kind == "token").unwrap();
    identity.end_session(&actor, app.session_id).await.unwrap();
    assert!(identity.bearer_actor(&phone.access_token).await.unwrap().is_none(), "a revoked session works no more");
    assert_eq!(code(identity.refresh(&phone.refresh_token).await), "invalid_token");
    assert_eq!(code(identity.end_session(&actor, app.session_id).await), "not_found");

    assert_eq!(identity.end_other_sessions(&actor).await.unwrap(), 1);
    assert!(identity.session_actor(&laptop.secret).await.unwrap().is_none());
    assert!(identity.session_actor(&here.secret).await.unwrap().is_some());

    identity.sign_out(&actor).await.unwrap();
    assert!(identity.session_actor(&here.secret).await.unwrap().is_none());
}

#[tokio::test]
async fn a_foreign_session_reads_as_not_found() {
    let test = TestServices::at(NOON).await;
    let (session, marta) = marta(&test).await;
    let identity = test.services.identity();
    let paul = identity.sign_up(&application("paul@example.org"), &client(2)).await.unwrap();
    let paul = identity.session_actor(&paul.secret).await.unwrap().unwrap();
    assert_eq!(code(identity.end_session(&paul, marta.session_id.unwrap()).await), "not_found");
    assert_eq!(identity.sessions(&paul).await.unwrap().len(), 1);
    identity.end_other_sessions(&paul).await.unwrap();
    assert!(identity.session_actor(&session.secret).await.unwrap().is_some());
}

#[tokio::test]
async fn guessed_and_mangled_cookies_are_nobody() {
    let test = TestServices::at(NOON).await;
    let (session, _) = marta(&test).await;
    let identity = test.services.identity();
    for cookie in ["", "guess", &session.secret[1..], &"x".repeat(10_000), "\u{0}"] {
        assert!(identity.session_actor(cookie).await.unwrap().is_none());
    }
}
