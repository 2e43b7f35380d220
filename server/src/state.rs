//! What every handler can reach.

use std::sync::Arc;

use services::Services;
use tokio_util::sync::CancellationToken;

use crate::{
    assets::Assets,
    config::Config,
    live::Streams,
    metrics::Metrics,
    middleware::{limits::RequestLimits, uploads::Uploads},
};

/// Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The use cases.
    pub services: Services,
    /// What the operator chose.
    pub config: Arc<Config>,
    /// Hashed names of the site's files.
    pub assets: Arc<Assets>,
    /// Counters for `/metrics`.
    pub metrics: Arc<Metrics>,
    /// Open event streams.
    pub streams: Arc<Streams>,
    /// Requests of each user in this process.
    pub limits: Arc<RequestLimits>,
    /// Files that are being taken in.
    pub uploads: Arc<Uploads>,
    /// Cancelled when the server begins to stop.
    pub stopping: CancellationToken,
}

impl AppState {
    /// The address people type, without a slash at the end.
    #[must_use]
    pub fn public_url(&self) -> &str {
        &self.services.settings().public_url
    }
}
