//! The end of an account: asked for, taken back, done.

use jiff::{SignedDuration, civil::date};
use services::{
    Actor,
    identity::{DELETION_DAYS, NewAccessToken},
};
use sqlx::AssertSqlSafe;
use store::personal::{TABLES, erase_rows};
use test_support::{Person, TestServices, password};

use super::scene::{MARTA, NOON, client, code, count_mails, credentials, marta};

const DAY: SignedDuration = SignedDuration::from_hours(24);

async fn ask(test: &TestServices, actor: &Actor) {
    let leaving = test.services.identity().ask_deletion(actor, password()).await.unwrap();
    assert_eq!(leaving.erase_after.duration_since(leaving.asked_at), SignedDuration::from_hours(24 * DELETION_DAYS));
}

/// How many rows an account has in each table that has any.
async fn rows(test: &TestServices, actor: &Actor) -> Vec<(&'static str, i64)> {
    let mut found = Vec::new();
    for table in TABLES {
        let statement = format!("select count(*) from {} where user_id = $1", table.name);
        let count: i64 = sqlx::query_scalar(AssertSqlSafe(statement))
            .bind(actor.user_id.uuid())
            .fetch_one(&test.owner)
            .await
            .unwrap();
        found.extend((count > 0).then_some((table.name, count)));
    }
    found
}

#[tokio::test]
async fn it_takes_the_password_and_ends_every_way_in() {
    let test = TestServices::at(NOON).await;
    let (session, marta) = marta(&test).await;
    let identity = test.services.identity();
    let wish = NewAccessToken { name: "Script".to_owned(), scopes: vec!["read".to_owned()], expires_in_days: None };
    let (_, token) = identity.create_access_token(&marta, &wish).await.unwrap();
    assert_eq!(code(identity.ask_deletion(&marta, "").await), "password: required");
    assert_eq!(code(identity.ask_deletion(&marta, "another password").await), "password: wrong_password");
    assert!(identity.session_actor(&session.secret).await.unwrap().is_some());

    ask(&test, &marta).await;
    assert!(identity.session_actor(&session.secret).await.unwrap().is_none());
    assert!(identity.bearer_actor(&token).await.unwrap().is_none());
    assert_eq!(code(identity.sign_in(&credentials(MARTA), &client(2), None).await), "account_leaving");
    assert_eq!(code(identity.sign_in_for_tokens(&credentials(MARTA), &client(2)).await), "account_leaving");
    let mut wrong = credentials(MARTA);
    wrong.password = "quiet-lantern-orchard-98".to_owned();
    assert_eq!(code(identity.sign_in(&wrong, &client(2), None).await), "wrong_credentials");
    assert_eq!(code(identity.come_back(&wrong, &client(2), None).await), "wrong_credentials");
    assert_eq!(count_mails(&test, "account_leaving").await, 1);
}

#[tokio::test]
async fn whoever_comes_back_in_time_finds_everything() {
    let test = TestServices::at(NOON).await;
    let (_, marta) = marta(&test).await;
    let identity = test.services.identity();
    let wish = NewAccessToken { name: "Script".to_owned(), scopes: vec!["read".to_owned()], expires_in_days: None };
    let (_, token) = identity.create_access_token(&marta, &wish).await.unwrap();
    let owner = Person { actor: marta.clone() };
    test.habit(&owner, "Stretch", date(2026, 11, 1)).await;
    ask(&test, &marta).await;
    test.clock.advance(DAY * 13);
    assert_eq!(identity.erase_due().await.unwrap(), 0);
    let session = identity.come_back(&credentials(MARTA), &client(2), None).await.unwrap();
    let back = identity.session_actor(&session.secret).await.unwrap().unwrap();
    assert_eq!(test.services.habits().all(&back).await.unwrap().len(), 1);
    assert!(identity.bearer_actor(&token).await.unwrap().is_some());
    identity.sign_in(&credentials(MARTA), &client(3), None).await.unwrap();
    test.clock.advance(DAY * 2);
    assert_eq!(identity.erase_due().await.unwrap(), 0, "it was taken back");
}

#[tokio::test]
async fn after_fourteen_days_nothing_is_left() {
    let test = TestServices::at(NOON).await;
    let (_, marta) = marta(&test).await;
    let ben = test.person("Ben").await;
    for person in [&Person { actor: marta.clone() }, &ben] {
        let habit = test.habit(person, "Stretch", date(2026, 11, 1)).await;
        test.check_in(person, habit, date(2026, 11, 20)).await.unwrap();
    }
    test.services.exports().request(&marta, services::exports::ExportForm::Archive).await.unwrap();
    test.services.jobs().run_due(10).await.unwrap();
    let bens = rows(&test, &ben.actor).await;
    assert!(rows(&test, &marta).await.len() > 12, "there is something to erase");
    ask(&test, &marta).await;
    test.clock.advance(DAY * 14);
    assert_eq!(
        code(test.services.identity().come_back(&credentials(MARTA), &client(2), None).await),
        "wrong_credentials"
    );
    assert_eq!(test.services.identity().erase_due().await.unwrap(), 1);
    assert_eq!(rows(&test, &marta).await, []);
    assert_eq!(rows(&test, &ben.actor).await, bens);
    assert_eq!(
        code(test.services.identity().sign_in(&credentials(MARTA), &client(3), None).await),
        "wrong_credentials"
    );
    assert_eq!(test.services.identity().erase_due().await.unwrap(), 0);
    // The address is free again.
    let again = super::scene::application(MARTA);
    test.services.identity().sign_up(&again, &client(4)).await.unwrap();
}

#[tokio::test]
async fn the_database_erases_nobody_whose_days_are_not_over() {
    let test = TestServices::at(NOON).await;
    let (_, marta) = marta(&test).await;
    ask(&test, &marta).await;
    let users = &TABLES[0];
    assert_eq!(users.name, "users");
    let mut conn = test.services.worker_pool().acquire().await.unwrap();
    let refused = erase_rows(&mut conn, marta.user_id, users, test.services.now()).await;
    assert!(refused.is_err());
    test.clock.advance(DAY * 14);
    let nobodys = store::personal::PersonalTable { name: "throttles", ..*users };
    assert!(erase_rows(&mut conn, marta.user_id, &nobodys, test.services.now()).await.is_err());
    let mut as_app = test.services.pool().acquire().await.unwrap();
    assert!(erase_rows(&mut as_app, marta.user_id, users, test.services.now()).await.is_err());
}
