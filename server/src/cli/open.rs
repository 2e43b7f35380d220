//! Opens what a command needs and closes it again, whatever the command answers.

use std::sync::Arc;

use anyhow::{Context, bail};
use services::{Services, SystemClock};
use tokio_util::sync::CancellationToken;

use super::{migrate, signals};
use crate::{
    config::Config,
    postgres::{Database, app_pool, worker_pool},
};

/// Enough for a command that works alone.
const CONNECTIONS: u32 = 4;

/// Runs with the database open. Ctrl-C ends the work and still leaves the database properly.
pub(super) async fn with_database<T>(
    config: &Config,
    work: impl AsyncFnOnce(&Database) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let stopping = signals::stopping()?;
    let database = Database::open(config.external_database(), &config.data_directory()?).await?;
    let answer = unless_stopped(&stopping, Box::pin(work(&database))).await;
    let closed = database.close().await;
    let answer = answer?;
    closed?;
    Ok(answer)
}

/// Runs with the use cases, on a database of this version.
pub(super) async fn with_services<T>(
    config: &Config,
    work: impl AsyncFnOnce(&Services) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    with_database(config, async |database| with_services_on(config, database, work).await).await
}

/// The same on a database that is open.
pub(super) async fn with_services_on<T>(
    config: &Config,
    database: &Database,
    work: impl AsyncFnOnce(&Services) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    migrate::bring_up(database).await?;
    let options = database.connect_options()?;
    let app = app_pool(options.clone(), CONNECTIONS).await?;
    let worker = worker_pool(options, CONNECTIONS).await?;
    let settings = crate::run::settings(config, config.listen)?;
    let services = Services::new(app.clone(), worker.clone(), Arc::new(SystemClock), settings);
    let answer = work(&services).await;
    app.close().await;
    worker.close().await;
    answer
}

async fn unless_stopped<T>(
    stopping: &CancellationToken,
    work: impl Future<Output = anyhow::Result<T>>,
) -> anyhow::Result<T> {
    tokio::select! {
        answer = work => answer,
        () = stopping.cancelled() => bail!("Stopped before it was done."),
    }
}

/// A refusal of a use case in words, for a terminal.
pub(super) fn in_words<T>(answer: Result<T, services::ServiceError>, what: &'static str) -> anyhow::Result<T> {
    match answer {
        Ok(value) => Ok(value),
        Err(services::ServiceError::Invalid(fields)) => {
            let reasons: Vec<String> = fields.iter().map(|field| format!("{}: {}", field.field, field.code)).collect();
            bail!("{what}: {}", reasons.join(", "))
        }
        Err(services::ServiceError::Refused { code, .. }) => bail!("{what}: {code}"),
        Err(error) => Err(error).context(what),
    }
}
