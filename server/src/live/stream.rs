//! One browser's stream of hints. Its queue holds 64; a browser that is slower than that is told to look again instead
//! of being sent what it missed.

use std::{
    collections::HashMap,
    convert::Infallible,
    sync::{Arc, Mutex, PoisonError, atomic::Ordering},
    time::Duration,
};

use axum::response::sse::{Event, KeepAlive, Sse};
use domain::{ids::UserId, problem::Problem};
use futures::Stream;
use services::LiveHint;
use tokio::sync::{
    broadcast::{self, error::RecvError},
    mpsc::{self, error::TrySendError},
};
use tokio_stream::wrappers::ReceiverStream;

use crate::{api::ApiError, state::AppState};

const HEARTBEAT: Duration = Duration::from_secs(15);
const QUEUE: usize = 64;

/// Open streams of each user in this process.
pub struct Streams {
    open: Mutex<HashMap<UserId, usize>>,
    most: usize,
}

/// Frees its place when the stream ends, however it ends.
struct Place {
    streams: Arc<Streams>,
    user: UserId,
    state: AppState,
}

impl Streams {
    /// At most so many for each user.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self { open: Mutex::default(), most }
    }

    fn take(self: &Arc<Self>, user: UserId, state: &AppState) -> Option<Place> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(user).or_default();
        if *count >= self.most {
            return None;
        }
        *count += 1;
        state.metrics.streams_open.fetch_add(1, Ordering::Relaxed);
        Some(Place { streams: Arc::clone(self), user, state: state.clone() })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.streams.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.user) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                open.remove(&self.user);
            }
        }
        self.state.metrics.streams_open.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Opens a stream for a user.
///
/// # Errors
/// 429 `too_many_streams` past as many as the configuration allows.
pub fn stream(
    state: &AppState,
    user: UserId,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>> + use<>>, ApiError> {
    let place = state
        .streams
        .take(user, state)
        .ok_or_else(|| ApiError(Problem { retry_after: Some(30), ..Problem::new(429, "too_many_streams") }))?;
    let (sender, receiver) = mpsc::channel(QUEUE);
    let hints = state.services.live().subscribe();
    tokio::spawn(forward(place, user, hints, sender));
    let keep_alive = KeepAlive::new().interval(HEARTBEAT).text("still here");
    Ok(Sse::new(ReceiverStream::new(receiver)).keep_alive(keep_alive))
}

/// Passes this user's hints on until the browser leaves or the server stops.
async fn forward(
    place: Place,
    user: UserId,
    mut hints: broadcast::Receiver<LiveHint>,
    sender: mpsc::Sender<Result<Event, Infallible>>,
) {
    let state = &place.state;
    let mut behind = false;
    // The browser has just loaded or just come back: its first look is its own.
    if sender.try_send(Ok(Event::default().event("ready").data("{}"))).is_err() {
        return;
    }
    loop {
        let hint = tokio::select! {
            () = state.stopping.cancelled() => return,
            () = sender.closed() => return,
            hint = hints.recv() => hint,
        };
        let event = match hint {
            Ok(LiveHint::ChangedHere(who) | LiveHint::ChangedElsewhere(who)) if who != user => continue,
            Ok(LiveHint::ChangedHere(_) | LiveHint::ChangedElsewhere(_)) if !behind => changed(user),
            Ok(_) => resync(),
            Err(RecvError::Lagged(_)) => {
                state.metrics.streams_lagged.fetch_add(1, Ordering::Relaxed);
                resync()
            }
            Err(RecvError::Closed) => return,
        };
        match sender.try_send(Ok(event)) {
            Ok(()) => behind = false,
            Err(TrySendError::Full(_)) => {
                if !behind {
                    state.metrics.streams_lagged.fetch_add(1, Ordering::Relaxed);
                }
                behind = true;
            }
            Err(TrySendError::Closed(_)) => return,
        }
    }
}

fn changed(user: UserId) -> Event {
    Event::default().event("changed").data(format!("{{\"scope\":\"user:{user}\"}}"))
}

fn resync() -> Event {
    Event::default().event("resync").data("{}")
}
