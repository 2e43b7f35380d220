//! Personal access tokens.

use jiff::SignedDuration;
use services::{Actor, Scope, Scopes, identity::NewAccessToken};
use test_support::TestServices;

use super::scene::{NOON, application, client, code, marta};

fn wish(scopes: &[&str], days: Option<u16>) -> NewAccessToken {
    NewAccessToken {
        name: "Script".to_owned(),
        scopes: scopes.iter().map(|&scope| scope.to_owned()).collect(),
        expires_in_days: days,
    }
}

#[tokio::test]
async fn a_token_calls_with_its_scopes_until_it_is_revoked() {
    let test = TestServices::at(NOON).await;
    let (_, marta) = marta(&test).await;
    let identity = test.services.identity();
    let (made, secret) = identity.create_access_token(&marta, &wish(&["write", "read", "read"], None)).await.unwrap();
    assert_eq!(made.scopes, ["read", "write"]);
    assert!(secret.starts_with("wsp_"));
    let script = identity.bearer_actor(&secret).await.unwrap().unwrap();
    assert_eq!((script.user_id, script.session_id), (marta.user_id, None));
    assert_eq!(script.scopes, Scopes::default().with(Scope::Read).with(Scope::Write));
    assert_eq!(code(identity.access_tokens(&script).await), "scope_missing");
    assert!(identity.access_tokens(&marta).await.unwrap()[0].last_used_at.is_some());

    identity.revoke_access_token(&marta, made.access_token_id).await.unwrap();
    assert!(identity.bearer_actor(&secret).await.unwrap().is_none());
    assert_eq!(code(identity.revoke_access_token(&marta, made.access_token_id).await), "not_found");
    assert_eq!(identity.access_tokens(&marta).await.unwrap(), []);
}

#[tokio::test]
async fn a_hundred_tokens_are_enough_until_one_is_revoked() {
    let test = TestServices::at(NOON).await;
    let (_, marta) = marta(&test).await;
    let identity = test.services.identity();
    let (made, _) = identity.create_access_token(&marta, &wish(&["read"], None)).await.unwrap();
    let sql = "insert into personal_access_tokens (user_id, access_token_id, name, token_hash, scopes, created_at)
               select $1, gen_random_uuid(), 'Script', decode(lpad(to_hex(n), 64, '0'), 'hex'), '{read}', now()
               from generate_series(2, 100) as n";
    sqlx::query(sql).bind(marta.user_id.uuid()).execute(&test.owner).await.unwrap();
    let refused = identity.create_access_token(&marta, &wish(&["read"], None)).await.unwrap_err().to_problem();
    assert_eq!((refused.status, refused.code.as_str()), (409, "over_limit"));
    identity.revoke_access_token(&marta, made.access_token_id).await.unwrap();
    identity.create_access_token(&marta, &wish(&["read"], None)).await.unwrap();
}

#[tokio::test]
async fn a_token_ends_on_its_day() {
    let test = TestServices::at(NOON).await;
    let (_, marta) = marta(&test).await;
    let identity = test.services.identity();
    let (_, secret) = identity.create_access_token(&marta, &wish(&["read"], Some(7))).await.unwrap();
    test.clock.advance(SignedDuration::from_hours(7 * 24 - 1));
    assert!(identity.bearer_actor(&secret).await.unwrap().is_some());
    test.clock.advance(SignedDuration::from_hours(1));
    assert!(identity.bearer_actor(&secret).await.unwrap().is_none());
}

#[tokio::test]
async fn wishes_are_checked_and_no_token_makes_a_stronger_one() {
    let test = TestServices::at(NOON).await;
    let (_, marta) = marta(&test).await;
    let identity = test.services.identity();
    let nothing = NewAccessToken { name: " ".to_owned(), ..wish(&[], Some(0)) };
    let refused = identity.create_access_token(&marta, &nothing).await;
    assert_eq!(code(refused), "name: required, scopes: required, expires_in_days: out_of_range");
    let refused = identity.create_access_token(&marta, &wish(&["admin"], None)).await;
    assert_eq!(code(refused), "scopes: unknown_choice");
    let keeper = Actor { scopes: Scopes::default().with(Scope::Account), ..marta };
    assert_eq!(code(identity.create_access_token(&keeper, &wish(&["write"], None)).await), "scope_missing");
}

#[tokio::test]
async fn a_foreign_token_reads_as_not_found() {
    let test = TestServices::at(NOON).await;
    let (_, marta) = marta(&test).await;
    let identity = test.services.identity();
    let (made, secret) = identity.create_access_token(&marta, &wish(&["read"], None)).await.unwrap();
    let paul = identity.sign_up(&application("paul@example.org"), &client(2)).await.unwrap();
    let paul = identity.session_actor(&paul.secret).await.unwrap().unwrap();
    assert_eq!(code(identity.revoke_access_token(&paul, made.access_token_id).await), "not_found");
    assert_eq!(identity.access_tokens(&paul).await.unwrap(), []);
    assert!(identity.bearer_actor(&secret).await.unwrap().is_some());
}
