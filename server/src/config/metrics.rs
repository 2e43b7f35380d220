//! Figures for a monitoring system, off unless asked for.

use std::net::SocketAddr;

use super::Secret;

section! {
    /// Figures for Prometheus at /metrics. Off unless one of the two is set.
    Metrics {
        /// An address of their own, for a network that only the monitoring reaches.
        listen: Option<SocketAddr> = None, example "\"127.0.0.1:9420\"";
        /// A bearer token with which the main address answers at /metrics.
        token: Option<Secret> = None, example "\"a long random word\"";
    }
}
