//! One browser's stream of hints. Its queue holds 64; a browser that is slower than that is told to look again instead
//! of being sent what it missed. A stream lives no longer than the sign-in that opened it: who that is, is asked again
//! with every heartbeat, and before a hint of this person, which the end of a session is too.

use std::{
    collections::HashMap,
    convert::Infallible,
    sync::{Arc, Mutex, PoisonError, atomic::Ordering},
    time::Duration,
};

use axum::response::sse::{Event, KeepAlive, Sse};
use domain::{ids::UserId, problem::Problem};
use futures::Stream;
use services::{LiveHint, Scope};
use tokio::{
    sync::{
        broadcast::{self, error::RecvError},
        mpsc::{self, error::TrySendError},
    },
    time::MissedTickBehavior,
};
use tokio_stream::wrappers::ReceiverStream;

use crate::{api::ApiError, middleware::session::Credential, state::AppState};

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
    credential: Credential,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>> + use<>>, ApiError> {
    let place = state
        .streams
        .take(user, state)
        .ok_or_else(|| ApiError(Problem { retry_after: Some(30), ..Problem::new(429, "too_many_streams") }))?;
    let (sender, receiver) = mpsc::channel(QUEUE);
    let hints = state.services.live().subscribe();
    tokio::spawn(forward(place, credential, hints, sender));
    let keep_alive = KeepAlive::new().interval(HEARTBEAT).text("still here");
    Ok(Sse::new(ReceiverStream::new(receiver)).keep_alive(keep_alive))
}

/// Passes this user's hints on until the browser leaves, the sign-in ends or the server stops.
async fn forward(
    place: Place,
    credential: Credential,
    mut hints: broadcast::Receiver<LiveHint>,
    sender: mpsc::Sender<Result<Event, Infallible>>,
) {
    let (state, user) = (&place.state, place.user);
    let mut behind = false;
    let mut heartbeat = tokio::time::interval(HEARTBEAT);
    heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // The browser has just loaded or just come back: its first look is its own.
    if sender.try_send(Ok(Event::default().event("ready").data("{}"))).is_err() {
        return;
    }
    loop {
        let event = tokio::select! {
            () = state.stopping.cancelled() => return,
            () = sender.closed() => return,
            _ = heartbeat.tick() => None,
            hint = hints.recv() => match hint {
                Err(RecvError::Closed) => return,
                Ok(LiveHint::ChangedHere(who) | LiveHint::ChangedElsewhere(who)) if who != user => continue,
                ours => Some(event(state, ours.ok(), behind)),
            },
        };
        if has_ended(&credential, user, state).await {
            return;
        }
        let Some(event) = event else { continue };
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

/// What the browser is told of a hint; of none when hints were lost.
fn event(state: &AppState, hint: Option<LiveHint>, behind: bool) -> Event {
    match hint {
        Some(LiveHint::ChangedHere(user) | LiveHint::ChangedElsewhere(user)) if !behind => changed(user),
        Some(_) => resync(),
        None => {
            state.metrics.streams_lagged.fetch_add(1, Ordering::Relaxed);
            resync()
        }
    }
}

/// Whether the sign-in is over. A database that does not answer ends nothing: the next heartbeat asks again.
async fn has_ended(credential: &Credential, user: UserId, state: &AppState) -> bool {
    let asked = credential.actor(state).await;
    asked.is_ok_and(|actor| actor.is_none_or(|actor| actor.user_id != user || !actor.scopes.contains(Scope::Read)))
}

fn changed(user: UserId) -> Event {
    Event::default().event("changed").data(format!("{{\"scope\":\"user:{user}\"}}"))
}

fn resync() -> Event {
    Event::default().event("resync").data("{}")
}
