//! The loop of a server process: woken when work is put in, it looks by itself every few seconds too.

use std::time::Duration;

use futures::future::BoxFuture;
use tokio::{
    sync::Notify,
    time::{MissedTickBehavior, interval},
};
use tokio_util::sync::CancellationToken;

use crate::{
    Services,
    jobs::{
        Job,
        crew::Crew,
        handle::{Answer, handler},
        recurring, wake,
    },
};

/// How often it is looked for work, whatever was heard: work for later comes due in silence.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// Works the queue and the clock's schedules until cancelled.
pub async fn run(services: Services, cancel: CancellationToken) {
    let queue = run_with(services.clone(), cancel.clone(), handler(&services));
    tokio::join!(queue, recurring::run(&services, &cancel));
}

/// Works the queue with other handlers, so that what it promises can be tried without the servers of others.
pub async fn run_with<H>(services: Services, cancel: CancellationToken, handler: H)
where
    H: Fn(Job) -> BoxFuture<'static, Answer> + Clone + Send + 'static,
{
    let wake = Notify::new();
    let heard = async {
        tokio::select! {
            () = cancel.cancelled() => {}
            () = wake::listen(&services, &wake) => {}
        }
    };
    tokio::join!(heard, work(&services, &cancel, &wake, &handler));
}

async fn work<H>(services: &Services, cancel: &CancellationToken, wake: &Notify, handler: &H)
where
    H: Fn(Job) -> BoxFuture<'static, Answer> + Clone + Send + 'static,
{
    let mut crew = Crew::new(services.clone());
    let mut tick = interval(LOOK_EVERY);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let is_called = tokio::select! {
            () = cancel.cancelled() => break,
            _ = tick.tick() => true,
            () = wake.notified() => true,
            () = crew.one_done() => false,
        };
        let found = if is_called { crew.look(handler).await } else { crew.fill(handler).await };
        if let Err(error) = found {
            tracing::warn!(error = %error.causes(), "the jobs could not be looked at");
        }
    }
    crew.disband().await;
}
