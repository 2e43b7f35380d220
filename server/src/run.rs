//! From a database and a configuration to an answering server, and back.

use std::{net::SocketAddr, sync::Arc};

use anyhow::Context;
use axum::serve::ListenerExt;
use services::{Services, Settings, SystemClock, erasures::ErasureLog, imports::FileReader};
use tokio::net::TcpListener;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::{
    assets::Assets,
    config::{Config, MailMode, PushContact, PushKey, PushReach, Secret, SignUp},
    health,
    listener::Patient,
    live::{Streams, run_notifier},
    metrics::Metrics,
    middleware::limits::RequestLimits,
    postgres::{Database, app_pool, assert_unprivileged, worker_pool},
    router,
    state::AppState,
};

/// One of them listens for jobs.
const WORKER_CONNECTIONS: u32 = 6;

/// Serves until `stopping` is cancelled, then lets open requests end and stops the queues.
///
/// # Errors
/// When the site is not built, the address is taken, the database role has too many rights, or serving fails.
pub async fn run(
    config: Config,
    database: &Database,
    stopping: CancellationToken,
    ready: impl FnOnce(SocketAddr),
) -> anyhow::Result<()> {
    let assets = Arc::new(Assets::find(config.site_dir.as_deref())?);
    let options = database.connect_options()?;
    let pool = app_pool(options.clone(), config.database_connections).await?;
    assert_unprivileged(&pool).await?;
    let worker = worker_pool(options, WORKER_CONNECTIONS).await?;
    let listener = TcpListener::bind(config.listen).await;
    let listener = listener.with_context(|| format!("{} cannot be listened on", config.listen))?;
    let listening = listener.local_addr()?;
    let services = Services::new(pool.clone(), worker, Arc::new(SystemClock), settings(&config, listening)?);
    let limits = RequestLimits::new(config.limits.requests_per_minute, config.limits.writes_per_minute);
    let streams = usize::try_from(config.limits.event_streams_per_user).unwrap_or(usize::MAX);
    let state = AppState {
        services: services.clone(),
        config: Arc::new(config),
        assets,
        metrics: Arc::new(Metrics::default()),
        streams: Arc::new(Streams::new(streams)),
        limits: Arc::new(limits),
        uploads: Arc::default(),
        stopping: stopping.clone(),
    };
    let tasks = TaskTracker::new();
    tasks.spawn(run_notifier(state.clone(), pool.clone()));
    tasks.spawn(services::mail::run(services.clone(), stopping.clone()));
    tasks.spawn(services::jobs::run(services.clone(), stopping.clone()));
    tasks.spawn(sweep(services, stopping.clone()));
    if let Some(address) = state.config.metrics.listen {
        tasks.spawn(serve_metrics(state.clone(), address));
    }
    let app = router::router(state).into_make_service_with_connect_info::<SocketAddr>();
    ready(listening);
    let listener = Patient::new(listener).tap_io(|connection| connection.send_at_once());
    axum::serve(listener, app).with_graceful_shutdown(stopping.cancelled_owned()).await?;
    tasks.close();
    tasks.wait().await;
    pool.close().await;
    Ok(())
}

/// What the use cases read of the configuration.
///
/// # Errors
/// As [`Config::data_directory`].
pub fn settings(config: &Config, listening: SocketAddr) -> anyhow::Result<Settings> {
    let smtp_url = config.mail.smtp_url.as_ref().map(Secret::reveal).map(str::to_owned);
    Ok(Settings {
        public_url: config.public_url_at(listening).origin().to_owned(),
        sign_up_open: config.sign_up == SignUp::Open,
        limits: services::settings::Limits {
            sign_up_per_hour: config.limits.sign_up_per_hour,
            sign_in_burst: config.limits.sign_in_burst,
            sign_in_every_seconds: config.limits.sign_in_every_seconds,
            mail_links_per_hour: config.limits.mail_links_per_hour,
        },
        mail: services::settings::MailSettings {
            smtp_url: smtp_url.filter(|_| config.mail.mode == MailMode::Smtp),
            from: config.mail.from.clone(),
        },
        push: services::settings::PushSettings {
            private_key: config.push.private_key.as_ref().map(PushKey::reveal).map(str::to_owned),
            contact: config.push.contact.as_ref().map(PushContact::as_str).map(str::to_owned),
            reach: match config.push.reach {
                PushReach::Public => services::push::Reach::Public,
                PushReach::ThisMachine => services::push::Reach::ThisMachine,
            },
        },
        imports: services::settings::ImportSettings { reader: reader() },
        erasure_log: Some(ErasureLog::in_folder(config.data_directory()?)),
    })
}

/// Files that people bring along are read by this program, started anew for each.
fn reader() -> FileReader {
    FileReader::Program(std::env::current_exe().unwrap_or_else(|_| "wellspring".into()))
}

/// Forgets what is past its time, once an hour.
async fn sweep(services: Services, stopping: CancellationToken) {
    let mut every = tokio::time::interval(std::time::Duration::from_secs(3600));
    loop {
        tokio::select! {
            () = stopping.cancelled() => return,
            _ = every.tick() => {
                let swept = async {
                    services.habits().empty_trash().await?;
                    services.tasks().empty_trash().await?;
                    services.sync().sweep().await?;
                    services.jobs().sweep().await?;
                    services.notifications().sweep().await?;
                    services.exports().sweep().await?;
                    services.imports().sweep().await?;
                    services.identity().sweep().await
                };
                if let Err(error) = swept.await {
                    tracing::warn!(error = %error, "sweep failed; the next one will catch up");
                }
            }
        }
    }
}

/// Figures on a listener of their own, for operators.
async fn serve_metrics(state: AppState, address: SocketAddr) {
    let stopping = state.stopping.clone();
    let app =
        axum::Router::new().route("/metrics", axum::routing::get(health::metrics_for_operators)).with_state(state);
    let served = async {
        let listener = TcpListener::bind(address).await?;
        axum::serve(listener, app).with_graceful_shutdown(stopping.cancelled_owned()).await
    };
    if let Err(error) = served.await {
        tracing::error!(error = %error, "figures cannot be served on their own listener");
    }
}
