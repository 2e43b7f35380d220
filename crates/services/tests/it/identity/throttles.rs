//! How often something may be tried, and that nobody can lock a victim out.

use jiff::SignedDuration;
use services::{ServiceError, Settings, identity::SignIn, settings::Limits};
use test_support::TestServices;

use super::scene::{MARTA, NOON, application, client, code, count_mails, credentials, marta};

async fn with_limits(limits: Limits) -> TestServices {
    TestServices::with_settings(NOON, Settings { limits, ..Settings::default() }).await
}

fn wrong() -> SignIn {
    SignIn { password: "not the password at all".to_owned(), ..credentials(MARTA) }
}

#[tokio::test]
async fn a_network_may_make_only_so_many_accounts_an_hour() {
    let test = with_limits(Limits { sign_up_per_hour: 2, ..Limits::default() }).await;
    let identity = test.services.identity();
    for name in ["a", "b"] {
        identity.sign_up(&application(&format!("{name}@example.org")), &client(1)).await.unwrap();
    }
    let Err(ServiceError::RateLimited { retry_after }) =
        identity.sign_up(&application("c@example.org"), &client(1)).await
    else {
        panic!("the third account of the hour was made");
    };
    assert_eq!(retry_after, 1800);
    identity.sign_up(&application("d@example.org"), &client(2)).await.unwrap();
    test.clock.advance(SignedDuration::from_secs(1800));
    identity.sign_up(&application("c@example.org"), &client(1)).await.unwrap();
}

#[tokio::test]
async fn a_network_may_sign_in_only_so_often() {
    let test = with_limits(Limits { sign_in_burst: 3, sign_in_every_seconds: 5, ..Limits::default() }).await;
    marta(&test).await;
    let identity = test.services.identity();
    for _ in 0..3 {
        identity.sign_in(&credentials(MARTA), &client(1), None).await.unwrap();
    }
    assert_eq!(code(identity.sign_in(&credentials(MARTA), &client(1), None).await), "rate_limited");
    test.clock.advance(SignedDuration::from_secs(5));
    identity.sign_in(&credentials(MARTA), &client(1), None).await.unwrap();
}

#[tokio::test]
async fn guessing_slows_the_guesser_and_never_the_victim() {
    let test = TestServices::at(NOON).await;
    marta(&test).await;
    let identity = test.services.identity();
    for _ in 0..10 {
        assert_eq!(code(identity.sign_in(&wrong(), &client(66), None).await), "wrong_credentials");
    }
    assert_eq!(code(identity.sign_in(&wrong(), &client(66), None).await), "rate_limited");
    assert_eq!(code(identity.sign_in(&credentials(MARTA), &client(66), None).await), "rate_limited");
    identity.sign_in(&credentials(MARTA), &client(1), None).await.unwrap();
    test.clock.advance(SignedDuration::from_secs(10));
    assert_eq!(code(identity.sign_in(&wrong(), &client(66), None).await), "wrong_credentials");
}

#[tokio::test]
async fn the_right_password_is_no_failure() {
    let test = TestServices::at(NOON).await;
    marta(&test).await;
    let identity = test.services.identity();
    for _ in 0..15 {
        identity.sign_in(&credentials(MARTA), &client(1), None).await.unwrap();
    }
}

#[tokio::test]
async fn an_app_may_refresh_only_so_often() {
    let test = TestServices::at(NOON).await;
    let identity = test.services.identity();
    let mut pair = identity.sign_up_for_tokens(&application(MARTA), &client(1)).await.unwrap();
    for _ in 0..120 {
        pair = identity.refresh(&pair.refresh_token).await.unwrap();
    }
    assert_eq!(code(identity.refresh(&pair.refresh_token).await), "rate_limited");
    test.clock.advance(SignedDuration::from_secs(5));
    identity.refresh(&pair.refresh_token).await.unwrap();
}

#[tokio::test]
async fn an_address_gets_only_so_many_links_and_nobody_is_told() {
    let test = with_limits(Limits { mail_links_per_hour: 2, ..Limits::default() }).await;
    marta(&test).await;
    let identity = test.services.identity();
    for network in 1..=4 {
        identity.forgot_password(MARTA, &client(network)).await.unwrap();
    }
    assert_eq!(count_mails(&test, "reset_password").await, 2);
    test.clock.advance(SignedDuration::from_hours(1));
    identity.forgot_password(MARTA, &client(9)).await.unwrap();
    assert_eq!(count_mails(&test, "reset_password").await, 3);
}

#[tokio::test]
async fn old_counts_are_swept_and_no_address_stands_among_them() {
    let test = TestServices::at(NOON).await;
    marta(&test).await;
    let rows: Vec<String> = sqlx::query_scalar("select t::text from throttles t").fetch_all(&test.owner).await.unwrap();
    assert!(!rows.is_empty() && rows.iter().all(|row| !row.contains("marta") && !row.contains("192.0.2")));
    assert_eq!(test.services.identity().sweep().await.unwrap().counts, 0);
    test.clock.advance(SignedDuration::from_hours(49));
    assert_eq!(test.services.identity().sweep().await.unwrap().counts, u64::try_from(rows.len()).unwrap());
}
