//! Hints between server processes: one coalesced `pg_notify` at most every 100 ms on its own connection, after the
//! commits it speaks of (decision 19). Inside the writing transaction it would make all commits queue for one lock.

use std::{collections::BTreeSet, sync::atomic::Ordering, time::Duration};

use domain::ids::UserId;
use services::LiveHint;
use sqlx::{PgPool, postgres::PgListener};
use tokio::sync::broadcast::error::RecvError;
use uuid::Uuid;

use crate::state::AppState;

const CHANNEL: &str = "wellspring_changed";
const PAUSE: Duration = Duration::from_millis(100);
/// A notification holds at most 8,000 bytes; a user id takes 33.
const USERS_A_NOTIFICATION: usize = 200;

/// Runs both directions until the server stops.
pub async fn run(state: AppState, pool: PgPool) {
    let process = Uuid::from_bytes(rand::random()).simple().to_string();
    tokio::join!(tell(&state, &pool, &process), listen(&state, &pool, &process));
}

async fn tell(state: &AppState, pool: &PgPool, process: &str) {
    let mut hints = state.services.live().subscribe();
    let mut waiting = BTreeSet::new();
    loop {
        let hint = tokio::select! {
            () = state.stopping.cancelled() => return,
            hint = hints.recv() => hint,
        };
        match hint {
            Ok(LiveHint::ChangedHere(user)) => waiting.insert(user),
            Ok(_) | Err(RecvError::Lagged(_)) => continue,
            Err(RecvError::Closed) => return,
        };
        tokio::time::sleep(PAUSE).await;
        while let Ok(hint) = hints.try_recv() {
            if let LiveHint::ChangedHere(user) = hint {
                waiting.insert(user);
            }
        }
        send(pool, process, std::mem::take(&mut waiting)).await;
    }
}

async fn send(pool: &PgPool, process: &str, users: BTreeSet<UserId>) {
    let users: Vec<_> = users.into_iter().collect();
    for some in users.chunks(USERS_A_NOTIFICATION) {
        let ids: Vec<_> = some.iter().map(|user| user.uuid().simple().to_string()).collect();
        let payload = format!("{process} {}", ids.join(","));
        // A lost hint is healed by the reader's own next look, so a failure is only worth a line.
        if let Err(error) = store::sync::notify(pool, CHANNEL, &payload).await {
            tracing::warn!(error = %error, "live hint was not sent to other processes");
        }
    }
}

async fn listen(state: &AppState, pool: &PgPool, process: &str) {
    loop {
        let listening = listen_once(state, pool, process);
        tokio::select! {
            () = state.stopping.cancelled() => return,
            result = listening => {
                if let Err(error) = result {
                    tracing::warn!(error = %error, "listener for live hints lost its connection");
                }
            }
        }
        state.metrics.hints_resynced.fetch_add(1, Ordering::Relaxed);
        state.services.live().send(LiveHint::Resync);
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

async fn listen_once(state: &AppState, pool: &PgPool, process: &str) -> Result<(), sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(CHANNEL).await?;
    // `try_recv` answers none when the connection was lost and made anew: hints may be missing then.
    while let Some(notification) = listener.try_recv().await? {
        let Some((from, users)) = notification.payload().split_once(' ') else { continue };
        if from == process {
            continue;
        }
        for user in users.split(',').filter_map(|id| Uuid::try_parse(id).ok()) {
            state.services.live().send(LiveHint::ChangedElsewhere(UserId(user)));
        }
    }
    Ok(())
}
