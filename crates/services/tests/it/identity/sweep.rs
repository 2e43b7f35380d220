//! What ended long ago is forgotten, and what lives is not.

use jiff::SignedDuration;
use services::identity::{Forgotten, NewAccessToken};
use test_support::TestServices;

use super::scene::{MARTA, NOON, client, code, credentials, marta};

const DAY: SignedDuration = SignedDuration::from_hours(24);
const A_SECOND: SignedDuration = SignedDuration::from_secs(1);

async fn count(test: &TestServices, table: &str) -> i64 {
    let sql = sqlx::AssertSqlSafe(format!("select count(*) from {table}"));
    sqlx::query_scalar(sql).fetch_one(&test.owner).await.unwrap()
}

async fn sweep(test: &TestServices) -> Forgotten {
    let swept = test.services.identity().sweep().await.unwrap();
    assert_eq!(
        test.services.identity().sweep().await.unwrap(),
        Forgotten::default(),
        "a second time there is nothing left"
    );
    Forgotten { counts: 0, ..swept }
}

#[tokio::test]
async fn sessions_and_their_refresh_tokens_are_forgotten_a_month_after_their_end() {
    let test = TestServices::at(NOON).await;
    marta(&test).await;
    let identity = test.services.identity();
    let ended = identity.sign_in(&credentials(MARTA), &client(2), None).await.unwrap();
    let ended = identity.session_actor(&ended.secret).await.unwrap().unwrap();
    identity.sign_out(&ended).await.unwrap();
    let app = identity.sign_in_for_tokens(&credentials(MARTA), &client(3)).await.unwrap();
    assert_eq!((count(&test, "sessions").await, count(&test, "refresh_tokens").await), (3, 1));

    test.clock.advance(DAY * 29);
    let second = identity.refresh(&app.refresh_token).await.unwrap();
    assert_eq!(sweep(&test).await, Forgotten::default());
    test.clock.advance(DAY + A_SECOND);
    assert_eq!(sweep(&test).await, Forgotten { sessions: 1, ..Forgotten::default() }, "the one that was ended");

    test.clock.advance(DAY * 28);
    let third = identity.refresh(&second.refresh_token).await.unwrap();
    test.clock.advance(DAY);
    let swept = sweep(&test).await;
    assert_eq!((swept.sessions, swept.refresh_tokens), (0, 1), "the first was rotated away a month ago");
    assert_eq!(code(identity.refresh(&app.refresh_token).await), "invalid_token");
    identity.refresh(&third.refresh_token).await.unwrap();

    test.clock.advance(DAY);
    assert_eq!(sweep(&test).await.sessions, 1, "the browser that never came back");
    test.clock.advance(DAY * 60);
    assert_eq!(sweep(&test).await.sessions, 1, "the app that came no more");
    assert_eq!((count(&test, "sessions").await, count(&test, "refresh_tokens").await), (0, 0));
}

#[tokio::test]
async fn personal_tokens_and_mailed_links_are_forgotten_a_month_after_their_end() {
    let test = TestServices::at(NOON).await;
    let (_, actor) = marta(&test).await;
    let identity = test.services.identity();
    let wish =
        |days| NewAccessToken { name: "Script".to_owned(), scopes: vec!["read".to_owned()], expires_in_days: days };
    let (revoked, _) = identity.create_access_token(&actor, &wish(None)).await.unwrap();
    identity.revoke_access_token(&actor, revoked.access_token_id).await.unwrap();
    identity.create_access_token(&actor, &wish(Some(1))).await.unwrap();
    let (_, endless) = identity.create_access_token(&actor, &wish(None)).await.unwrap();
    assert_eq!(count(&test, "mail_links").await, 1, "the welcome has one");

    test.clock.advance(DAY * 30);
    assert_eq!(sweep(&test).await, Forgotten::default());
    test.clock.advance(A_SECOND);
    assert_eq!(sweep(&test).await.access_tokens, 1, "the revoked one");
    test.clock.advance(DAY);
    let swept = sweep(&test).await;
    assert_eq!((swept.access_tokens, swept.mail_links), (1, 1));
    test.clock.advance(DAY * 1000);
    assert_eq!(sweep(&test).await.access_tokens, 0);
    assert!(identity.bearer_actor(&endless).await.unwrap().is_some(), "without an end there is none");
}

#[tokio::test]
async fn the_worker_forgets_by_age_and_cannot_read_secrets() {
    let test = TestServices::at(NOON).await;
    marta(&test).await;
    for secret in [
        "select token_hash from sessions",
        "select token_hash from refresh_tokens",
        "select token_hash from personal_access_tokens",
        "select token_hash from mail_links",
        "update sessions set ended_at = null",
    ] {
        assert!(sqlx::query(secret).fetch_all(test.services.worker_pool()).await.is_err(), "{secret}");
    }
}
