//! Hearing that work was put in. What is not heard is found by the next look.

use std::time::Duration;

use sqlx::postgres::PgListener;
use tokio::sync::Notify;

use crate::Services;

const PAUSE: Duration = Duration::from_secs(1);

/// Passes every call on, for ever.
pub(super) async fn listen(services: &Services, wake: &Notify) {
    loop {
        if let Err(error) = listen_once(services, wake).await {
            tracing::warn!(%error, "the listener for jobs lost its connection");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn listen_once(services: &Services, wake: &Notify) -> Result<(), sqlx::Error> {
    let mut listener = PgListener::connect_with(services.worker_pool()).await?;
    listener.listen(store::jobs::WAKE_CHANNEL).await?;
    loop {
        // Also after a lost connection that was made anew: calls may be missing then.
        let _call_or_new_connection = listener.try_recv().await?;
        wake.notify_one();
    }
}
