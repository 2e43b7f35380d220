//! A database for each test, made from a template that was migrated once. The server is named by
//! `WELLSPRING_TEST_DATABASE_URL`, the address of a superuser on a private cluster; `cargo xtask test` starts one.

use std::str::FromStr;

use anyhow::Context;
use sqlx::{
    AssertSqlSafe, Connection, Executor, PgConnection, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use uuid::Uuid;

/// A database of its own, dropped when the test has passed.
pub struct TestDatabase {
    options: PgConnectOptions,
    name: String,
}

impl TestDatabase {
    /// A fresh copy of the template.
    ///
    /// # Errors
    /// When the test cluster is not running.
    pub async fn create() -> anyhow::Result<Self> {
        let url = std::env::var("WELLSPRING_TEST_DATABASE_URL")
            .context("WELLSPRING_TEST_DATABASE_URL is not set: run `cargo xtask test`, or `cargo xtask db up`")?;
        let options = PgConnectOptions::from_str(&url)?;
        let mut admin = PgConnection::connect_with(&options.clone().database("postgres")).await?;
        let template = prepare_template(&mut admin, &options).await?;
        let name = format!("wellspring_test_{}", Uuid::from_u128(random()).simple());
        admin.execute(AssertSqlSafe(format!("create database {name} template {template}"))).await?;
        admin.close().await?;
        Ok(Self { options: options.database(&name), name })
    }

    /// How the owner connects.
    #[must_use]
    pub fn options(&self) -> PgConnectOptions {
        self.options.clone()
    }

    /// Connections of a role.
    ///
    /// # Errors
    /// When the cluster is gone.
    pub async fn pool(&self, role: &str, connections: u32) -> anyhow::Result<PgPool> {
        let options = self.options().options([("role", role)]);
        Ok(PgPoolOptions::new().max_connections(connections).connect_with(options).await?)
    }

    /// Connections of the owner, who sees every row.
    ///
    /// # Errors
    /// When the cluster is gone.
    pub async fn owner(&self) -> anyhow::Result<PgPool> {
        Ok(PgPoolOptions::new().max_connections(2).connect_with(self.options()).await?)
    }
}

impl Drop for TestDatabase {
    /// Kept for a look when the test has failed.
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        let (options, name) = (self.options.clone(), self.name.clone());
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(async {
                let mut admin = PgConnection::connect_with(&options.database("postgres")).await?;
                admin.execute(AssertSqlSafe(format!("drop database if exists {name} with (force)"))).await?;
                anyhow::Ok(())
            })
        });
        let _cluster_may_be_gone = dropped.join();
    }
}

/// Names the template by its migrations, and makes it once for all tests that run at the same time.
async fn prepare_template(admin: &mut PgConnection, options: &PgConnectOptions) -> anyhow::Result<String> {
    let checksum = store::MIGRATOR.iter().fold(0_u64, |sum, migration| {
        migration.checksum.iter().fold(sum, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte)))
    });
    let name = format!("wellspring_template_{checksum:016x}");
    sqlx::query("select pg_advisory_lock(727001)").execute(&mut *admin).await?;
    let exists: bool =
        sqlx::query_scalar("select exists (select from pg_database where datname = $1 and datistemplate)")
            .bind(&name)
            .fetch_one(&mut *admin)
            .await?;
    if !exists {
        admin.execute(AssertSqlSafe(format!("drop database if exists {name}"))).await?;
        admin.execute(AssertSqlSafe(format!("create database {name}"))).await?;
        let mut fresh = PgConnection::connect_with(&options.clone().database(&name)).await?;
        store::MIGRATOR.run(&mut fresh).await?;
        fresh.close().await?;
        admin.execute(AssertSqlSafe(format!("alter database {name} is_template true"))).await?;
    }
    sqlx::query("select pg_advisory_unlock(727001)").execute(&mut *admin).await?;
    Ok(name)
}

/// Random enough for a name.
pub(crate) fn random() -> u128 {
    use std::hash::{BuildHasher, RandomState};
    let half = || u128::from(RandomState::new().hash_one(std::thread::current().id()));
    half() << 64 | half()
}
