//! The pools. The app's and the worker's connections take their role when they open, so that row-level security holds
//! for every statement that the process sends (decision 13).

use std::time::Duration;

use anyhow::Context;
use sqlx::{
    Connection, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};

/// A page answers 503 rather than wait longer for a connection.
const ACQUIRE: Duration = Duration::from_secs(3);
/// Connections are renewed, so that a restart of the server or a change of its settings reaches all of them.
const LIFETIME: Duration = Duration::from_secs(30 * 60);
/// A connection that was used this lately is taken to be alive: asking each one before each use costs a round trip for
/// every transaction. No server is back this soon after it was gone, so whoever meets a dead one would have met none.
const TAKEN_TO_BE_ALIVE: Duration = Duration::from_millis(100);

/// Connections of the owner, for migrations and backups. No limits: a backfill may take its time.
///
/// # Errors
/// When the server cannot be reached.
pub async fn owner_pool(options: PgConnectOptions) -> anyhow::Result<PgPool> {
    let pool = PgPoolOptions::new().min_connections(0).max_connections(2).acquire_timeout(Duration::from_secs(30));
    pool.connect_with(options).await.context("could not connect to the database as its owner")
}

/// Connections that see one person's rows.
///
/// # Errors
/// When the server cannot be reached, or when the role is missing.
pub async fn app_pool(options: PgConnectOptions, max_connections: u32) -> anyhow::Result<PgPool> {
    // Every statement names its owner, so it runs the same way whoever that is, and planning it anew each time would
    // take longer than running it.
    let options = options.options([("plan_cache_mode", "force_generic_plan")]);
    role_pool(options, "wellspring_app", "5s", max_connections).await
}

/// Connections that work the queues.
///
/// # Errors
/// When the server cannot be reached, or when the role is missing.
pub async fn worker_pool(options: PgConnectOptions, max_connections: u32) -> anyhow::Result<PgPool> {
    role_pool(options, "wellspring_worker", "60s", max_connections).await
}

async fn role_pool(
    options: PgConnectOptions,
    role: &'static str,
    statement_timeout: &'static str,
    max_connections: u32,
) -> anyhow::Result<PgPool> {
    let options = options.application_name(role).options([
        ("role", role),
        ("statement_timeout", statement_timeout),
        ("lock_timeout", "2s"),
        ("idle_in_transaction_session_timeout", "10s"),
    ]);
    let pool = PgPoolOptions::new().max_connections(max_connections).acquire_timeout(ACQUIRE).max_lifetime(LIFETIME);
    let pool = pool.test_before_acquire(false).before_acquire(|connection, meta| {
        Box::pin(async move {
            if meta.idle_for > TAKEN_TO_BE_ALIVE {
                connection.ping().await?;
            }
            Ok(true)
        })
    });
    pool.connect_with(options)
        .await
        .with_context(|| format!("Could not connect to the database as {role}. Has `wellspring migrate` been run?"))
}
