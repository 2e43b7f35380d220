//! Accounts made and switched off by the operator.

use services::{Settings, identity::NewAccount};
use test_support::TestServices;

use super::scene::{MARTA, NOON, application, client, code, credentials, marta};

#[tokio::test]
async fn the_operator_makes_accounts_also_where_strangers_may_not() {
    let settings = Settings { sign_up_open: false, ..Settings::default() };
    let test = TestServices::with_settings(NOON, settings).await;
    let identity = test.services.identity();
    let account = NewAccount { fields: application(MARTA), email_verified: true, is_demo: true };
    let user = identity.create_user(&account).await.unwrap();
    assert_eq!(identity.user_by_email("marta@example.org").await.unwrap(), Some(user));
    assert!(identity.is_demo(user).await.unwrap());
    let session = identity.sign_in(&credentials(MARTA), &client(1), None).await.unwrap();
    assert!(session.profile.email_verified);
    assert_eq!(test.services.mail().list().await.unwrap(), [], "nobody waits for a welcome");
    assert_eq!(code(identity.create_user(&account).await), "email_taken");
}

#[tokio::test]
async fn an_account_that_is_switched_off_is_out_at_once_and_back_when_switched_on() {
    let test = TestServices::at(NOON).await;
    let (session, actor) = marta(&test).await;
    let identity = test.services.identity();
    assert_eq!(identity.set_disabled(MARTA, true).await.unwrap(), actor.user_id);
    assert!(identity.session_actor(&session.secret).await.unwrap().is_none());
    identity.set_disabled(MARTA, false).await.unwrap();
    assert!(identity.session_actor(&session.secret).await.unwrap().is_some());
    assert_eq!(code(identity.set_disabled("nobody@example.org", true).await), "not_found");
}
