//! The last line of defence (decision 13): a query that forgets its owner sees nothing foreign, and no connection of
//! the pool ever remembers whom it served.

use std::time::Duration;

use domain::ids::UserId;
use sqlx::Row as _;
use test_support::TestServices;

use super::scene::{NOON, application, client, marta};

/// Tables of one person's rows: every table that has a `user_id`, but for the outbox and the queue, which the app role
/// cannot read.
async fn personal_tables(test: &TestServices) -> Vec<String> {
    let sql = "select c.table_name::text from information_schema.columns c
               join information_schema.tables t using (table_schema, table_name)
               where c.table_schema = 'public' and c.column_name = 'user_id' and t.table_type = 'BASE TABLE'
                   and c.table_name not in ('mail_outbox', 'jobs')
               order by 1";
    sqlx::query_scalar(sql).fetch_all(&test.owner).await.unwrap()
}

async fn count(tx: &mut services::Transaction, table: &str, owner: Option<UserId>) -> i64 {
    let filter = owner.map(|owner| format!("where user_id = '{owner}'")).unwrap_or_default();
    let sql = sqlx::AssertSqlSafe(format!("select count(*) from {table} {filter}"));
    sqlx::query_scalar(sql).fetch_one(tx.conn()).await.unwrap()
}

#[tokio::test]
async fn without_the_owner_predicate_nothing_foreign_is_seen() {
    let test = TestServices::at(NOON).await;
    let (_, marta) = marta(&test).await;
    let paul = test.services.identity().sign_up_for_tokens(&application("paul@example.org"), &client(2)).await.unwrap();
    let paul = paul.profile.user_id;
    let tables = personal_tables(&test).await;
    assert!(tables.len() >= 15, "{tables:?}");
    for table in &tables {
        let mut tx = test.services.begin(paul).await.unwrap();
        assert_eq!(count(&mut tx, table, None).await, count(&mut tx, table, Some(paul)).await, "{table}");
        assert_eq!(count(&mut tx, table, Some(marta.user_id)).await, 0, "{table}");
    }
    let mut tx = test.services.begin(paul).await.unwrap();
    assert_eq!(count(&mut tx, "users", None).await, 1);
    let changed = sqlx::query("update users set display_name = 'Mallory'").execute(tx.conn()).await.unwrap();
    assert_eq!(changed.rows_affected(), 1, "an update without its predicate reaches only one's own row");
}

#[tokio::test]
async fn rows_cannot_be_written_into_another_persons_name() {
    let test = TestServices::at(NOON).await;
    let (_, marta) = marta(&test).await;
    let paul = test.services.identity().sign_up(&application("paul@example.org"), &client(2)).await.unwrap();
    let mut tx = test.services.begin(paul.profile.user_id).await.unwrap();
    let sql = "insert into events (user_id, event_id, kind, body, occurred_at) values ($1, $1, 'x', '{}', now())";
    let refused = sqlx::query(sql).bind(marta.user_id.uuid()).execute(tx.conn()).await.unwrap_err();
    assert!(refused.to_string().contains("row-level security"), "{refused}");
    let sql = "update users set user_id = $1";
    let mut tx = test.services.begin(paul.profile.user_id).await.unwrap();
    assert!(sqlx::query(sql).bind(marta.user_id.uuid()).execute(tx.conn()).await.is_err());
    let sql = "insert into mail_outbox
                   (mail_id, user_id, kind, recipient, subject, body_text, body_html, created_at, due_at)
               values ($1, $1, 'x', 'x', 'x', 'x', 'x', now(), now())";
    let mut tx = test.services.begin(paul.profile.user_id).await.unwrap();
    let refused = sqlx::query(sql).bind(marta.user_id.uuid()).execute(tx.conn()).await.unwrap_err();
    assert!(refused.to_string().contains("row-level security"), "{refused}");
}

#[tokio::test]
async fn functions_of_the_owner_look_at_temporary_tables_last() {
    let test = TestServices::at(NOON).await;
    let sql = "select proname::text from pg_proc
               where pronamespace = 'public'::regnamespace and prosecdef
                   and not coalesce('search_path=public, pg_temp' = any(proconfig), false)";
    let open: Vec<String> = sqlx::query_scalar(sql).fetch_all(&test.owner).await.unwrap();
    assert_eq!(open, Vec::<String>::new());
}

#[tokio::test]
async fn without_an_identity_there_are_no_rows() {
    let test = TestServices::at(NOON).await;
    marta(&test).await;
    for table in personal_tables(&test).await {
        let sql = sqlx::AssertSqlSafe(format!("select count(*) from {table}"));
        let seen: i64 = sqlx::query_scalar(sql).fetch_one(test.services.pool()).await.unwrap();
        assert_eq!(seen, 0, "{table}");
    }
    for hidden in [
        "select * from mail_outbox",
        "select * from jobs",
        "select * from job_schedules",
        "select * from signing_keys",
        "select * from throttles",
    ] {
        assert!(sqlx::query(hidden).fetch_all(test.services.pool()).await.is_err(), "{hidden}");
    }
}

#[tokio::test]
async fn every_personal_table_has_row_level_security() {
    let test = TestServices::at(NOON).await;
    let sql = "select relname::text, relrowsecurity, relforcerowsecurity from pg_class
               where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like '\\_sqlx%'";
    for row in sqlx::query(sql).fetch_all(&test.owner).await.unwrap() {
        let (table, enabled, forced): (String, bool, bool) = (row.get(0), row.get(1), row.get(2));
        assert!(enabled && !forced, "{table}: enabled, not forced");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_requests_cancelled_mid_transaction_leave_no_identity_behind() {
    let test = TestServices::at(NOON).await;
    let (_, marta) = marta(&test).await;
    let workers = (0..16_u64).map(|worker| {
        let (services, user) = (test.services.clone(), marta.user_id);
        tokio::spawn(async move {
            for round in 0..625_u64 {
                let request = async {
                    let mut tx = services.begin(user).await.unwrap();
                    sqlx::query("select pg_sleep(0.0002)").execute(tx.conn()).await.unwrap();
                    sqlx::query("select count(*) from users").execute(tx.conn()).await.unwrap();
                    std::future::pending::<()>().await;
                };
                // Spread over every stage: waiting for a connection, beginning, in a query, between two, idle.
                let patience = Duration::from_micros((round * 7 + worker * 131) % 2500);
                let cancelled = tokio::time::timeout(patience, request).await;
                assert!(cancelled.is_err());
                let left: Option<String> =
                    sqlx::query_scalar("select nullif(current_setting('app.user_id', true), '')")
                        .fetch_one(services.pool())
                        .await
                        .unwrap();
                assert_eq!(left, None, "a connection remembers whom it served");
                let seen: i64 =
                    sqlx::query_scalar("select count(*) from users").fetch_one(services.pool()).await.unwrap();
                assert_eq!(seen, 0);
            }
        })
    });
    for worker in workers.collect::<Vec<_>>() {
        worker.await.unwrap();
    }
}
