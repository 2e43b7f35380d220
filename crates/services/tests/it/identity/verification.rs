//! Proving an address.

use jiff::SignedDuration;
use test_support::TestServices;

use super::scene::{MARTA, NOON, code, count_mails, mailed_token, marta};

#[tokio::test]
async fn the_link_of_the_welcome_proves_the_address() {
    let test = TestServices::at(NOON).await;
    let (_, actor) = marta(&test).await;
    let identity = test.services.identity();
    let token = mailed_token(&test, "welcome").await;
    identity.verify_email(&token).await.unwrap();
    let profile = identity.profile(&actor).await.unwrap();
    assert!(profile.email_verified);
    assert_eq!(profile.version, 2);
    identity.verify_email(&token).await.unwrap();
    let events: Vec<String> =
        sqlx::query_scalar("select kind from events order by kind").fetch_all(&test.owner).await.unwrap();
    assert_eq!(events, ["email_verified", "user_signed_up"]);
}

#[tokio::test]
async fn a_link_ends_after_a_day_and_can_be_sent_again() {
    let test = TestServices::at(NOON).await;
    let (_, actor) = marta(&test).await;
    let identity = test.services.identity();
    let old = mailed_token(&test, "welcome").await;
    test.clock.advance(SignedDuration::from_hours(24));
    assert_eq!(code(identity.verify_email(&old).await), "token: token_invalid");
    identity.resend_verification(&actor).await.unwrap();
    identity.verify_email(&mailed_token(&test, "verify_email").await).await.unwrap();
    let proved = services::Actor { email_verified: true, ..actor };
    assert_eq!(code(identity.resend_verification(&proved).await), "already_done");
    assert_eq!(count_mails(&test, "verify_email").await, 1);
}

#[tokio::test]
async fn a_link_proves_only_the_address_that_it_went_to() {
    let test = TestServices::at(NOON).await;
    let (_, actor) = marta(&test).await;
    let identity = test.services.identity();
    let token = mailed_token(&test, "welcome").await;
    sqlx::query("update users set email = 'other@example.org', email_canonical = 'other@example.org' where email = $1")
        .bind(MARTA)
        .execute(&test.owner)
        .await
        .unwrap();
    identity.verify_email(&token).await.unwrap();
    assert!(!identity.profile(&actor).await.unwrap().email_verified);
    assert_eq!(code(identity.verify_email("guess").await), "token: token_invalid");
    assert_eq!(code(identity.verify_email("").await), "token: required");
}
