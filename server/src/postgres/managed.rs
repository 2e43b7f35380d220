//! A private cluster in use by this process. Any number of processes share one: who finds none running starts it, the
//! last one out stops it, and a killed process leaves it running for the next.

use std::{fs::File, path::Path, sync::Arc, time::Duration};

use sqlx::postgres::PgConnectOptions;
use tokio::{task::JoinHandle, time::sleep};

use super::{DataDirectory, Search, cluster::Cluster, lock, postmaster::Found};

const USE_LOCK: &str = "postgres.lock";
const START_LOCK: &str = "postgres.start.lock";
const WATCH_EVERY: Duration = Duration::from_millis(300);
const SLOWEST_RETRY: Duration = Duration::from_secs(10);

/// The private Postgres of a data directory, held until [`ManagedPostgres::close`].
///
/// Dropped without closing, it keeps running: the next process adopts it.
#[derive(Debug)]
pub struct ManagedPostgres {
    cluster: Arc<Cluster>,
    in_use: File,
    watch: JoinHandle<()>,
}

impl ManagedPostgres {
    /// Makes, starts or adopts the cluster of a data directory.
    ///
    /// # Errors
    /// A sentence for the operator: no or too old Postgres, a directory that cannot be reached or belongs to others.
    pub async fn open(data_directory: &Path) -> anyhow::Result<Self> {
        Self::open_with(data_directory, &Search::default()).await
    }

    /// As [`ManagedPostgres::open`], looking for the programs elsewhere.
    ///
    /// # Errors
    /// As [`ManagedPostgres::open`].
    pub async fn open_with(data_directory: &Path, search: &Search) -> anyhow::Result<Self> {
        let directory = DataDirectory::prepare(data_directory)?;
        let start = lock::exclusive(&directory.root().join(START_LOCK)).await?;
        let cluster = Cluster::new(directory, search)?;
        cluster.run().await?;
        let in_use = lock::shared(&cluster.directory.root().join(USE_LOCK))?;
        drop(start);
        let cluster = Arc::new(cluster);
        let watch = tokio::spawn(watch(Arc::clone(&cluster)));
        Ok(Self { cluster, in_use, watch })
    }

    /// How the owner connects, who migrates and backs up.
    #[must_use]
    pub fn connect_options(&self) -> PgConnectOptions {
        self.cluster.connect_options()
    }

    /// The same as an address, for `psql`, `pg_dump` and `DATABASE_URL`.
    #[must_use]
    pub fn owner_url(&self) -> String {
        format!("postgres://wellspring@localhost/wellspring?host={}", self.directory().socket_folder().display())
    }

    /// Where the data lies.
    #[must_use]
    pub fn directory(&self) -> &DataDirectory {
        &self.cluster.directory
    }

    /// Leaves. The last one out stops the server.
    ///
    /// # Errors
    /// When the server does not stop; no data is at risk then.
    pub async fn close(self) -> anyhow::Result<()> {
        self.watch.abort();
        // Waits for the end of it, which is an error by its nature: it was cancelled.
        self.watch.await.ok();
        let root = self.cluster.directory.root();
        // First the start lock: nobody can start or join between looking and stopping.
        let start = lock::exclusive(&root.join(START_LOCK)).await?;
        drop(self.in_use);
        let alone = lock::open(&root.join(USE_LOCK))?;
        if lock::try_exclusive(&alone)? {
            self.cluster.stop().await?;
        }
        drop(start);
        Ok(())
    }
}

/// Starts the server again when it went down by itself, for example when the kernel ran out of memory.
async fn watch(cluster: Arc<Cluster>) {
    let mut pause = WATCH_EVERY;
    loop {
        sleep(pause).await;
        pause = WATCH_EVERY;
        if matches!(cluster.postmaster(), Found::Running(_)) {
            continue;
        }
        if let Err(error) = start_again(&cluster).await {
            pause = SLOWEST_RETRY;
            tracing::error!(error = format!("{error:#}"), "Postgres went down and could not be started again");
        }
    }
}

async fn start_again(cluster: &Cluster) -> anyhow::Result<()> {
    let start = lock::open(&cluster.directory.root().join(START_LOCK))?;
    // Someone else already sees to it.
    if !lock::try_exclusive(&start)? || matches!(cluster.postmaster(), Found::Running(_)) {
        return Ok(());
    }
    tracing::warn!("Postgres went down by itself, starting it again");
    cluster.run().await
}
