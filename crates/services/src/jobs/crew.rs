//! Who works at once: so many places for each kind. A kind whose work waits for slow servers never takes the places of
//! another.

use std::{sync::Arc, time::Duration};

use futures::future::BoxFuture;
use tokio::{sync::Semaphore, task::JoinSet};
use tokio_util::sync::CancellationToken;

use crate::{
    ServiceError, Services,
    jobs::{
        Job, JobKind,
        attempt::attempt,
        claim::{bury_lost, claim},
        handle::Answer,
    },
};

/// Of the 12 seconds that the server has to stop.
const STOP_WITHIN: Duration = Duration::from_secs(8);

/// One kind's places.
struct Room {
    kind: JobKind,
    places: Arc<Semaphore>,
    /// Whether more may be due than was claimed.
    may_wait: bool,
}

/// The workers of one process.
pub(super) struct Crew {
    services: Services,
    rooms: Vec<Room>,
    working: JoinSet<()>,
    stop: CancellationToken,
}

impl Crew {
    pub(super) fn new(services: Services) -> Self {
        let room = |kind: JobKind| Room { kind, places: Arc::new(Semaphore::new(kind.places())), may_wait: true };
        let rooms = JobKind::ALL.map(room).into();
        Self { services, rooms, working: JoinSet::new(), stop: CancellationToken::new() }
    }

    /// Looks at every kind.
    pub(super) async fn look<H>(&mut self, handler: &H) -> Result<(), ServiceError>
    where
        H: Fn(Job) -> BoxFuture<'static, Answer> + Clone + Send + 'static,
    {
        bury_lost(&self.services).await?;
        for room in &mut self.rooms {
            room.may_wait = true;
        }
        self.fill(handler).await
    }

    /// Fills free places of kinds of which more may be due.
    pub(super) async fn fill<H>(&mut self, handler: &H) -> Result<(), ServiceError>
    where
        H: Fn(Job) -> BoxFuture<'static, Answer> + Clone + Send + 'static,
    {
        for room in self.rooms.iter_mut().filter(|room| room.may_wait) {
            let free = room.places.available_permits();
            if free == 0 {
                continue;
            }
            let claimed = claim(&self.services, room.kind, free).await?;
            room.may_wait = claimed.len() == free;
            for claimed in claimed {
                // Nobody else takes places, so that there is one for each.
                let place = Arc::clone(&room.places).try_acquire_owned();
                let (services, stop, handler) = (self.services.clone(), self.stop.clone(), handler.clone());
                self.working.spawn(async move {
                    let _place = place;
                    if let Err(error) = attempt(&services, claimed, &stop, handler).await {
                        tracing::warn!(error = %error.causes(), "what came of a job could not be noted");
                    }
                });
            }
        }
        Ok(())
    }

    /// Waits until somebody is done; for ever when nobody works.
    pub(super) async fn one_done(&mut self) {
        if self.working.join_next().await.is_none() {
            std::future::pending::<()>().await;
        }
    }

    /// Lets everybody end. Who takes too long drops the work and gives it back.
    pub(super) async fn disband(mut self) {
        let in_time = tokio::time::timeout(STOP_WITHIN, self.all_done()).await;
        if in_time.is_err() {
            self.stop.cancel();
            self.all_done().await;
        }
    }

    async fn all_done(&mut self) {
        while self.working.join_next().await.is_some() {}
    }
}
