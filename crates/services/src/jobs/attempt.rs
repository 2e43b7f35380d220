//! One try of claimed work: bounded in time, under a lease that is kept alive, and its outcome noted.

use std::{panic::AssertUnwindSafe, time::Duration};

use futures::FutureExt as _;
use jiff::SignedDuration;
use store::jobs;
use tokio_util::sync::CancellationToken;

use crate::{
    ServiceError, Services,
    jobs::{
        Job, Outcome,
        backoff::{SPREAD, wait_after},
        claim::{Claimed, LEASE, after},
        handle::Answer,
    },
};

/// Three times within a lease, so that one slow answer of the database loses nothing.
const BEAT_EVERY: Duration = Duration::from_secs(20);
/// A try that takes longer will not end at all.
const LONGEST: Duration = Duration::from_secs(300);
/// Another server may ask for any wait; after a day nobody wants the answer.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(24);

/// Tries it. When `stop` comes first, the work is dropped and given back untried.
pub(super) async fn attempt<F: Future<Output = Answer>>(
    services: &Services,
    claimed: Claimed,
    stop: &CancellationToken,
    handler: impl FnOnce(Job) -> F,
) -> Result<(), ServiceError> {
    let Claimed { hold, kind, job, attempts, max_attempts } = claimed;
    let outcome = tokio::select! {
        outcome = bounded(job, handler) => outcome,
        () = lose(services, hold) => {
            tracing::warn!(job.id = %hold.job_id, job.kind = kind.as_str(), "a job went to another worker meanwhile");
            return Ok(());
        }
        () = stop.cancelled() => return Ok(jobs::give_back(services.worker_pool(), hold).await?),
    };
    let (pool, now) = (services.worker_pool(), services.now());
    let code = match outcome {
        Outcome::Done => return Ok(jobs::mark_done(pool, hold, now).await?),
        Outcome::Retry { code, after: told } if attempts < max_attempts => {
            let wait = told.map(|told| told.clamp(SignedDuration::ZERO, LONGEST_WAIT));
            let wait = wait.unwrap_or_else(|| wait_after(attempts, rand::random_range(SPREAD)));
            return Ok(jobs::put_off(pool, hold, after(now, wait), code).await?);
        }
        Outcome::Retry { code, .. } | Outcome::Dead(code) => code,
    };
    tracing::warn!(job.id = %hold.job_id, job.kind = kind.as_str(), job.code = code, "a job was given up");
    Ok(jobs::bury(pool, hold, now, code).await?)
}

/// The handler's answer, whatever it does: one that panics or hangs costs its own try and nothing else.
async fn bounded<F: Future<Output = Answer>>(job: Option<Job>, handler: impl FnOnce(Job) -> F) -> Outcome {
    let Some(job) = job else { return Outcome::Dead("unreadable") };
    let answer = AssertUnwindSafe(handler(job)).catch_unwind();
    match tokio::time::timeout(LONGEST, answer).await {
        Ok(Ok(Ok(outcome))) => outcome,
        Ok(Ok(Err(error))) => {
            if error.is_fault() {
                tracing::warn!(error = %error.causes(), "a job failed");
            }
            Outcome::of_error(&error)
        }
        Ok(Err(_)) => Outcome::Retry { code: "panicked", after: None },
        Err(_) => Outcome::Retry { code: "timed_out", after: None },
    }
}

/// Keeps the lease alive; ends when it is lost.
async fn lose(services: &Services, hold: jobs::Hold) {
    loop {
        tokio::time::sleep(BEAT_EVERY).await;
        match jobs::extend(services.worker_pool(), hold, after(services.now(), LEASE)).await {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => tracing::warn!(%error, job.id = %hold.job_id, "a lease could not be prolonged"),
        }
    }
}
