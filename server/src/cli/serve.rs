//! `wellspring serve`: database first, then the server; stopped in the other order.

use std::{net::SocketAddr, path::Path, process::ExitCode, time::Duration};

use tokio_util::sync::CancellationToken;

use super::{migrate, output, signals};
use crate::{
    config::{Config, MailMode},
    postgres::Database,
};

/// Of the 20 seconds of a graceful stop; the rest is for Postgres.
const SERVER_STOP: Duration = Duration::from_secs(12);

/// Serves until a signal.
pub(super) async fn serve(config: Config) -> anyhow::Result<ExitCode> {
    let stopping = signals::stopping()?;
    let place = config.data_directory()?;
    let database = Database::open(config.external_database(), &place).await?;
    let answer = work(&config, &database, &place, &stopping).await;
    let closed = database.close().await;
    answer?;
    closed?;
    Ok(ExitCode::SUCCESS)
}

async fn work(config: &Config, database: &Database, place: &Path, stopping: &CancellationToken) -> anyhow::Result<()> {
    migrate::bring_up(database).await?;
    let (named, greeted) = (config.clone(), place.to_path_buf());
    let ready = move |listening: SocketAddr| greet(&named, &greeted, listening);
    let server = Box::pin(crate::run(config.clone(), database, stopping.clone(), ready));
    tokio::select! {
        answer = server => answer,
        () = late(stopping) => {
            tracing::warn!("some requests did not end in time and were dropped");
            Ok(())
        }
    }
}

async fn late(stopping: &CancellationToken) {
    stopping.cancelled().await;
    tokio::time::sleep(SERVER_STOP).await;
}

/// What someone who just started it wants to know.
fn greet(config: &Config, place: &Path, listening: SocketAddr) {
    let url = config.public_url_at(listening);
    output::line(&format!("Wellspring is ready at {url}"));
    if config.external_database().is_some() {
        output::line(&format!("  Data:          the database of DATABASE_URL, files in {}", place.display()));
    } else {
        output::line(&format!("  Data:          {}", place.display()));
    }
    let data_dir = match &config.data_dir {
        Some(folder) => format!(" --data-dir {}", folder.display()),
        None => String::new(),
    };
    let program = std::env::current_exe().map_or_else(|_| "wellspring".to_owned(), |path| path.display().to_string());
    output::line(&format!("  Demo account:  {program} demo{data_dir}"));
    output::line(&match config.mail.mode {
        MailMode::Local => format!("  Mail:          kept here, read it with: {program} mail list{data_dir}"),
        MailMode::Smtp => "  Mail:          sent by SMTP".to_owned(),
    });
    if !url.has_secure_cookie() {
        tracing::warn!("people come without TLS: see `wellspring doctor`");
    }
    output::line("Ctrl-C stops it.");
}
