//! The database of this process: a private cluster, or any other server by its address.

use std::{fmt, path::Path};

use anyhow::{Context, bail};
use sqlx::{Connection, PgConnection, postgres::PgConnectOptions};

use super::{ManagedPostgres, OLDEST_MAJOR};

/// Where the rows lie.
pub enum Database {
    /// Our own cluster in the data directory.
    Managed(ManagedPostgres),
    /// Another server, by its address.
    External(String),
}

/// Without the address, which may hold a password.
impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Managed(managed) => f.debug_tuple("Managed").field(managed).finish(),
            Self::External(_) => f.write_str("External(hidden)"),
        }
    }
}

impl Database {
    /// The named server, or the private cluster of the data directory when none is named.
    ///
    /// # Errors
    /// A sentence for the operator when the database cannot be used.
    pub async fn open(url: Option<&str>, data_directory: &Path) -> anyhow::Result<Self> {
        match url {
            None => Ok(Self::Managed(ManagedPostgres::open(data_directory).await?)),
            Some(url) => {
                let database = Self::External(url.to_owned());
                refuse_old(&database.connect_options()?).await?;
                Ok(database)
            }
        }
    }

    /// How the owner connects.
    ///
    /// # Errors
    /// When the address cannot be read. It is not repeated: it may hold a password.
    pub fn connect_options(&self) -> anyhow::Result<PgConnectOptions> {
        match self {
            Self::Managed(managed) => Ok(managed.connect_options()),
            Self::External(url) => url.parse().ok().context("DATABASE_URL is not an address of a Postgres server."),
        }
    }

    /// The owner's address, for the client programs of Postgres. May hold a password: never print it.
    #[must_use]
    pub fn owner_url(&self) -> String {
        match self {
            Self::Managed(managed) => managed.owner_url(),
            Self::External(url) => url.clone(),
        }
    }

    /// Leaves. A private cluster is stopped by the last one out.
    ///
    /// # Errors
    /// When a private cluster does not stop.
    pub async fn close(self) -> anyhow::Result<()> {
        match self {
            Self::Managed(managed) => managed.close().await,
            Self::External(_) => Ok(()),
        }
    }
}

async fn refuse_old(options: &PgConnectOptions) -> anyhow::Result<()> {
    let mut connection = PgConnection::connect_with(options).await.with_context(|| {
        format!("Could not connect to the database at {}:{}", options.get_host(), options.get_port())
    })?;
    let version: i32 =
        sqlx::query_scalar("select current_setting('server_version_num')::int").fetch_one(&mut connection).await?;
    connection.close().await.ok();
    let major = u32::try_from(version / 10_000).unwrap_or_default();
    if major < OLDEST_MAJOR {
        bail!("The database runs Postgres {major}, but Wellspring needs {OLDEST_MAJOR} or newer.");
    }
    Ok(())
}
