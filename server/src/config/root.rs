//! The whole configuration. Its keys stand at the top of the file, the sections below.

use std::{
    net::{Ipv4Addr, SocketAddr, SocketAddrV4},
    path::PathBuf,
};

use serde::{Deserialize, Serialize};

use super::{Limits, Log, Mail, Metrics, Network, PublicUrl, Push, Secret};
use crate::postgres::default_data_directory;

/// Whether strangers may make an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SignUp {
    /// Everyone may.
    #[default]
    Open,
    /// Only `wellspring user create` makes accounts.
    Closed,
}

/// Whether browsers keep the worker that opens the app without a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ServiceWorker {
    /// They do.
    #[default]
    On,
    /// They remove it: the way out if a release of it is broken.
    Off,
}

section! {
    /// Configuration of Wellspring. Every key can also be set in the environment: `WELLSPRING_LISTEN` for `listen`,
    /// `WELLSPRING_LIMITS__SIGN_UP_PER_HOUR` for a key in a section, and for secrets `..._FILE` with the path of a
    /// file.
    Config {
        /// Address and port to listen on.
        listen: SocketAddr = SocketAddr::V4(SocketAddrV4::new(Ipv4Addr::LOCALHOST, 8420));
        /// Where data lies. Default: /var/lib/wellspring for root, ~/.local/share/wellspring otherwise.
        data_dir: Option<PathBuf> = None, example "\"/var/lib/wellspring\"";
        /// Another Postgres server, 15 or newer. Default: a private one in the data directory. DATABASE_URL works too.
        database_url: Option<Secret> = None, example "\"postgres://wellspring:password@db.example.org/wellspring\"";
        /// The address that people type. Decides links in mails, cookies and which origin may write.
        /// Default: the listen address.
        public_url: Option<PublicUrl> = None, example "\"https://wellspring.example.org\"";
        /// The built site. Default: site/ beside the program, else target/site.
        site_dir: Option<PathBuf> = None, example "\"/usr/share/wellspring/site\"";
        /// Reverse proxies whose X-Forwarded-For header is believed, as addresses or networks. Name no more than the
        /// proxies: whoever stands on the list chooses the address that limits count.
        trusted_proxies: Vec<Network> = Vec::new(), example "[\"127.0.0.1\"]";
        /// Whether strangers may make an account: open or closed.
        sign_up: SignUp = SignUp::Open;
        /// off makes browsers remove the worker that opens the app without a network, and its copies.
        service_worker: ServiceWorker = ServiceWorker::On;
        /// Connections to Postgres of one server process, those of queues apart.
        database_connections: u32 = 16;
    }
    sections {
        /// What is logged.
        log: Log;
        /// Figures for a monitoring system.
        metrics: Metrics;
        /// How mail leaves.
        mail: Mail;
        /// How messages reach browsers while no page is open.
        push: Push;
        /// Limits against abuse.
        limits: Limits;
    }
}

impl Config {
    /// Where data lies.
    ///
    /// # Errors
    /// When nothing is set and the account has no home.
    pub fn data_directory(&self) -> anyhow::Result<PathBuf> {
        self.data_dir.clone().map_or_else(default_data_directory, Ok)
    }

    /// The address of another Postgres server, if one is named.
    #[must_use]
    pub fn external_database(&self) -> Option<&str> {
        self.database_url.as_ref().map(Secret::reveal)
    }

    /// The public address: as set, or the address that the server listens on.
    #[must_use]
    pub fn public_url_at(&self, listening: SocketAddr) -> PublicUrl {
        self.public_url.clone().unwrap_or_else(|| PublicUrl::of_listener(listening))
    }
}
