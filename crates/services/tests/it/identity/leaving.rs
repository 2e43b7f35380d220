//! The end of an account: asked for, taken back, done.

use domain::ids::UserId;
use jiff::{SignedDuration, civil::date};
use services::{
    Actor, ServiceError, Settings,
    erasures::{ErasureLog, Erasures},
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
async fn who_says_twice_at_once_that_they_come_back_is_let_in_twice() {
    let test = TestServices::at(NOON).await;
    let (_, marta) = marta(&test).await;
    ask(&test, &marta).await;
    let identity = test.services.identity();
    let (credentials, client) = (credentials(MARTA), client(2));
    let come_back = || identity.come_back(&credentials, &client, None);
    let (one, other) = tokio::join!(come_back(), come_back());
    for session in [one.unwrap(), other.unwrap()] {
        assert!(identity.session_actor(&session.secret).await.unwrap().is_some());
    }
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

#[tokio::test]
async fn an_erasure_that_cannot_be_noted_is_not_done() {
    let folder = std::env::temp_dir().join(format!("wellspring-leaving-{}", std::process::id()));
    let log = ErasureLog::in_folder(&folder);
    let settings = Settings { erasure_log: Some(log.clone()), ..Settings::default() };
    let test = TestServices::with_settings(NOON, settings).await;
    let (_, marta) = marta(&test).await;
    ask(&test, &marta).await;
    test.clock.advance(DAY * 14);
    let before = rows(&test, &marta).await;
    // Where the folder should be stands a file.
    std::fs::write(&folder, "").unwrap();
    let refused = test.services.identity().erase_due().await;
    assert!(matches!(refused, Err(ServiceError::Unavailable(_))), "{refused:?}");
    assert_eq!(rows(&test, &marta).await, before);

    std::fs::remove_file(&folder).unwrap();
    assert_eq!(test.services.identity().erase_due().await.unwrap(), 1);
    assert_eq!(rows(&test, &marta).await, []);
    assert_eq!(log.read().unwrap(), Erasures::from([(marta.user_id, test.services.now())]));
    std::fs::remove_dir_all(&folder).unwrap();
}

#[tokio::test]
async fn whom_a_backup_brought_back_is_erased_again_and_nobody_else() {
    let test = TestServices::at(NOON).await;
    let (_, marta) = marta(&test).await;
    let ben = test.person("Ben").await;
    for person in [&Person { actor: marta.clone() }, &ben] {
        let habit = test.habit(person, "Stretch", date(2026, 11, 1)).await;
        test.check_in(person, habit, date(2026, 11, 20)).await.unwrap();
    }
    // More than one round takes, and they have waited for longer.
    sqlx::query(
        "insert into users (user_id, email, email_canonical, display_name, time_zone, created_at, updated_at,
                            deletion_asked_at, erase_after)
         select gen_random_uuid(), 'p' || n || '@example.org', 'p' || n || '@example.org', 'P', 'UTC', now(), now(),
                timestamptz '2026-01-01T00:00:00Z', timestamptz '2026-01-15T00:00:00Z'
         from generate_series(1, 101) as n",
    )
    .execute(&test.owner)
    .await
    .unwrap();
    let bens = rows(&test, &ben.actor).await;
    let nobody = test.services.new_id();
    let ahead = test.services.now() + DAY;
    let erasures = Erasures::from([(marta.user_id, ahead), (UserId(nobody), test.services.now())]);
    assert_eq!(test.services.identity().erase_again(&test.owner, &erasures).await.unwrap(), 1);
    assert_eq!(rows(&test, &marta).await, []);
    assert_eq!(rows(&test, &ben.actor).await, bens);
    let left: i64 = sqlx::query_scalar("select count(*) from users").fetch_one(&test.owner).await.unwrap();
    assert_eq!(left, 102, "who left by themselves is not touched by that");
    assert_eq!(test.services.identity().erase_again(&test.owner, &erasures).await.unwrap(), 0);

    // Who had asked before the backup ends as if there had been none.
    assert_eq!(test.services.identity().erase_due().await.unwrap(), 100);
    assert_eq!(test.services.identity().erase_due().await.unwrap(), 1);
    assert_eq!(rows(&test, &ben.actor).await, bens);
}
