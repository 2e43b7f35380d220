//! Pools with their roles, the refusal to serve with too many rights, and another server by its address.

use server::postgres::{
    Database, ManagedPostgres, app_pool, assert_unprivileged, ensure_roles, owner_pool, worker_pool,
};
use sqlx::PgPool;

use super::program::{Place, fails, postmaster, succeeds, wellspring};

async fn scalar(pool: &PgPool, query: &'static str) -> String {
    sqlx::query_scalar(query).fetch_one(pool).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn pools_take_their_roles_and_limits() {
    let place = Place::new();
    let postgres = ManagedPostgres::open(&place.join("data")).await.unwrap();
    let owner = owner_pool(postgres.connect_options()).await.unwrap();
    assert_eq!(ensure_roles(&owner).await.unwrap(), None);
    assert_eq!(ensure_roles(&owner).await.unwrap(), None, "it can be repeated");
    let app = app_pool(postgres.connect_options(), 2).await.unwrap();
    let worker = worker_pool(postgres.connect_options(), 2).await.unwrap();
    assert_eq!(scalar(&app, "select current_user::text").await, "wellspring_app");
    assert_eq!(scalar(&app, "show statement_timeout").await, "5s");
    assert_eq!(scalar(&app, "show lock_timeout").await, "2s");
    assert_eq!(scalar(&app, "show idle_in_transaction_session_timeout").await, "10s");
    assert_eq!(scalar(&worker, "select current_user::text").await, "wellspring_worker");

    assert_unprivileged(&app).await.unwrap();
    let refusal = assert_unprivileged(&owner).await.unwrap_err().to_string();
    assert!(refusal.contains("is a superuser"), "{refusal}");
    for (change, reason) in [
        ("alter role wellspring_app bypassrls", "may bypass row-level security"),
        (
            "alter role wellspring_app nobypassrls; create table t (); alter table t owner to wellspring_app",
            "owns the table t",
        ),
    ] {
        sqlx::raw_sql(change).execute(&owner).await.unwrap();
        let refusal = assert_unprivileged(&app).await.unwrap_err().to_string();
        assert!(refusal.contains(reason), "{refusal}");
    }
    for pool in [owner, app, worker] {
        pool.close().await;
    }
    postgres.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_without_rights_gets_the_statements_instead() {
    let place = Place::new();
    let postgres = ManagedPostgres::open(&place.join("data")).await.unwrap();
    let owner = owner_pool(postgres.connect_options()).await.unwrap();
    sqlx::raw_sql("create role small login").execute(&owner).await.unwrap();
    let small = owner_pool(postgres.connect_options().username("small")).await.unwrap();
    let missing = ensure_roles(&small).await.unwrap().unwrap();
    assert_eq!(missing.statements.first().unwrap(), "create role wellspring_app nologin;");
    assert!(missing.statements.contains(&"grant wellspring_app to small;".to_owned()));
    for statement in &missing.statements {
        sqlx::raw_sql(sqlx::AssertSqlSafe(statement.clone())).execute(&owner).await.unwrap();
    }
    assert_eq!(ensure_roles(&small).await.unwrap(), None);
    small.close().await;
    owner.close().await;
    postgres.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn another_server_is_used_by_its_address() {
    let place = Place::new();
    let other = ManagedPostgres::open(&place.join("other")).await.unwrap();
    let data = place.join("data");
    let url = other.owner_url();
    let pending = fails(wellspring(&data).env("DATABASE_URL", &url).args(["migrate", "--check"]));
    assert!(pending.contains("pending:"), "{pending}");
    succeeds(wellspring(&data).env("DATABASE_URL", &url).arg("migrate"));
    succeeds(wellspring(&data).env("DATABASE_URL", &url).args(["migrate", "--check"]));
    assert!(!data.exists() && postmaster(&data).is_none(), "no cluster of our own was made");
    let database = Database::open(Some(&url), &data).await.unwrap();
    assert!(matches!(database, Database::External(_)));
    database.close().await.unwrap();
    let refusal = fails(wellspring(&data).env("DATABASE_URL", "postgres://u:hunter2@127.0.0.1:1/x").arg("migrate"));
    assert!(refusal.contains("Could not connect to the database at 127.0.0.1:1"), "{refusal}");
    assert!(!refusal.contains("hunter2"), "{refusal}");
    other.close().await.unwrap();
}
