//! Access and refresh tokens of apps.

use jiff::SignedDuration;
use services::identity::{EarlierKeys, rotate_signing_keys};
use test_support::TestServices;

use super::scene::{MARTA, NOON, application, client, code, credentials, marta};

#[tokio::test]
async fn an_access_token_works_for_fifteen_minutes() {
    let test = TestServices::at(NOON).await;
    let identity = test.services.identity();
    let pair = identity.sign_up_for_tokens(&application(MARTA), &client(1)).await.unwrap();
    assert_eq!(pair.expires_in, 900);
    let actor = identity.bearer_actor(&pair.access_token).await.unwrap().unwrap();
    assert_eq!(actor.user_id, pair.profile.user_id);
    test.clock.advance(SignedDuration::from_secs(899));
    assert!(identity.bearer_actor(&pair.access_token).await.unwrap().is_some());
    test.clock.advance(SignedDuration::from_secs(1));
    assert!(identity.bearer_actor(&pair.access_token).await.unwrap().is_none());
}

#[tokio::test]
async fn a_lost_answer_can_be_asked_for_again_within_a_minute() {
    let test = TestServices::at(NOON).await;
    let identity = test.services.identity();
    let first = identity.sign_up_for_tokens(&application(MARTA), &client(1)).await.unwrap();
    let lost = identity.refresh(&first.refresh_token).await.unwrap();
    test.clock.advance(SignedDuration::from_secs(60));
    let second = identity.refresh(&first.refresh_token).await.unwrap();
    assert_ne!(lost.refresh_token, second.refresh_token);
    let third = identity.refresh(&second.refresh_token).await.unwrap();
    assert!(identity.bearer_actor(&third.access_token).await.unwrap().is_some());
}

#[tokio::test]
async fn two_windows_that_refresh_at_once_both_go_on() {
    let test = TestServices::at(NOON).await;
    let identity = test.services.identity();
    let first = identity.sign_up_for_tokens(&application(MARTA), &client(1)).await.unwrap();
    let one = identity.refresh(&first.refresh_token).await.unwrap();
    let other = identity.refresh(&first.refresh_token).await.unwrap();
    test.clock.advance(SignedDuration::from_mins(20));
    for window in [one, other] {
        let next = identity.refresh(&window.refresh_token).await.unwrap();
        assert!(identity.bearer_actor(&next.access_token).await.unwrap().is_some());
    }
}

#[tokio::test]
async fn an_answer_that_was_used_was_not_lost() {
    let test = TestServices::at(NOON).await;
    let identity = test.services.identity();
    let first = identity.sign_up_for_tokens(&application(MARTA), &client(1)).await.unwrap();
    let second = identity.refresh(&first.refresh_token).await.unwrap();
    let third = identity.refresh(&second.refresh_token).await.unwrap();
    test.clock.advance(SignedDuration::from_secs(1));
    assert_eq!(code(identity.refresh(&first.refresh_token).await), "invalid_token");
    assert_eq!(code(identity.refresh(&third.refresh_token).await), "invalid_token");
    assert!(identity.bearer_actor(&third.access_token).await.unwrap().is_none());
}

#[tokio::test]
async fn later_reuse_ends_the_whole_family() {
    let test = TestServices::at(NOON).await;
    let identity = test.services.identity();
    let first = identity.sign_up_for_tokens(&application(MARTA), &client(1)).await.unwrap();
    let other_device = identity.sign_in_for_tokens(&credentials(MARTA), &client(2)).await.unwrap();
    let second = identity.refresh(&first.refresh_token).await.unwrap();
    test.clock.advance(SignedDuration::from_secs(61));
    assert_eq!(code(identity.refresh(&first.refresh_token).await), "invalid_token");
    assert_eq!(code(identity.refresh(&second.refresh_token).await), "invalid_token");
    assert!(identity.bearer_actor(&second.access_token).await.unwrap().is_none());
    assert!(identity.bearer_actor(&other_device.access_token).await.unwrap().is_some(), "another family is untouched");
}

#[tokio::test]
async fn two_refreshes_at_once_both_get_a_pair() {
    let test = TestServices::at(NOON).await;
    let identity = test.services.identity();
    let first = identity.sign_up_for_tokens(&application(MARTA), &client(1)).await.unwrap();
    let (one, other) = tokio::join!(identity.refresh(&first.refresh_token), identity.refresh(&first.refresh_token));
    assert_ne!(one.unwrap().refresh_token, other.unwrap().refresh_token);
}

#[tokio::test]
async fn refreshing_slides_for_ninety_days() {
    let test = TestServices::at(NOON).await;
    let identity = test.services.identity();
    let mut pair = identity.sign_up_for_tokens(&application(MARTA), &client(1)).await.unwrap();
    for _ in 0..4 {
        test.clock.advance(SignedDuration::from_hours(22 * 24));
        pair = identity.refresh(&pair.refresh_token).await.unwrap();
    }
    test.clock.advance(SignedDuration::from_hours(2 * 24));
    assert_eq!(code(identity.refresh(&pair.refresh_token).await), "invalid_token");
}

#[tokio::test]
async fn signing_out_and_switching_off_work_at_once() {
    let test = TestServices::at(NOON).await;
    let identity = test.services.identity();
    let pair = identity.sign_up_for_tokens(&application(MARTA), &client(1)).await.unwrap();
    identity.sign_out_token(&pair.refresh_token).await.unwrap();
    assert!(identity.bearer_actor(&pair.access_token).await.unwrap().is_none());
    identity.sign_out_token("never seen").await.unwrap();

    let pair = identity.sign_in_for_tokens(&credentials(MARTA), &client(2)).await.unwrap();
    identity.set_disabled(MARTA, true).await.unwrap();
    assert!(identity.bearer_actor(&pair.access_token).await.unwrap().is_none());
    assert_eq!(code(identity.refresh(&pair.refresh_token).await), "invalid_token");
    identity.set_disabled(MARTA, false).await.unwrap();
    assert!(identity.bearer_actor(&pair.access_token).await.unwrap().is_some());
}

#[tokio::test]
async fn a_retired_key_signs_and_opens_nothing() {
    let test = TestServices::at(NOON).await;
    let identity = test.services.identity();
    let pair = identity.sign_up_for_tokens(&application(MARTA), &client(1)).await.unwrap();
    let ended = rotate_signing_keys(&test.owner, test.services.now(), EarlierKeys::EndNow).await.unwrap();
    assert_eq!(ended, test.services.now());
    test.clock.advance(SignedDuration::from_secs(60));
    assert!(identity.bearer_actor(&pair.access_token).await.unwrap().is_none());
    let next = identity.refresh(&pair.refresh_token).await.unwrap();
    assert!(identity.bearer_actor(&next.access_token).await.unwrap().is_some());
}

#[tokio::test]
async fn a_rotation_ends_no_token_before_its_time() {
    let test = TestServices::at(NOON).await;
    let identity = test.services.identity();
    // The template's key was made by the clock of the machine; here it is a day old.
    sqlx::query("update signing_keys set created_at = '2026-11-20T12:00:00Z'").execute(&test.owner).await.unwrap();
    let head = |token: &str| token.split('.').next().unwrap().to_owned();
    let first = identity.sign_up_for_tokens(&application(MARTA), &client(1)).await.unwrap();
    rotate_signing_keys(&test.owner, test.services.now(), EarlierKeys::RunOut).await.unwrap();

    test.clock.advance(SignedDuration::from_secs(119));
    let second = identity.refresh(&first.refresh_token).await.unwrap();
    assert_eq!(head(&second.access_token), head(&first.access_token), "not every process knows the new key yet");
    test.clock.advance(SignedDuration::from_secs(1));
    let third = identity.refresh(&second.refresh_token).await.unwrap();
    assert_ne!(head(&third.access_token), head(&first.access_token));

    test.clock.advance(SignedDuration::from_secs(898));
    assert!(identity.bearer_actor(&second.access_token).await.unwrap().is_some(), "the earlier key still opens it");
    assert!(identity.bearer_actor(&third.access_token).await.unwrap().is_some());

    // A day later only the newest key and the one that it replaces are kept.
    test.clock.advance(SignedDuration::from_hours(24));
    rotate_signing_keys(&test.owner, test.services.now(), EarlierKeys::RunOut).await.unwrap();
    let kept: i64 = sqlx::query_scalar("select count(*) from signing_keys").fetch_one(&test.owner).await.unwrap();
    assert_eq!(kept, 2);
}

#[tokio::test]
async fn a_cookie_is_no_bearer_token_and_the_other_way_round() {
    let test = TestServices::at(NOON).await;
    let (session, _) = marta(&test).await;
    let identity = test.services.identity();
    let pair = identity.sign_in_for_tokens(&credentials(MARTA), &client(2)).await.unwrap();
    assert!(identity.bearer_actor(&session.secret).await.unwrap().is_none());
    assert!(identity.session_actor(&pair.refresh_token).await.unwrap().is_none());
    assert!(identity.session_actor(&pair.access_token).await.unwrap().is_none());
    assert!(identity.bearer_actor(&pair.refresh_token).await.unwrap().is_none());
}
