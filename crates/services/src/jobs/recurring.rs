//! Work by the clock. Every process wakes at the same moments, and the one that notes the moment first does the work. A
//! process that goes away in the middle leaves the rest to the next moment, so the work must find what is left by
//! itself.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio_util::sync::CancellationToken;

use crate::{ServiceError, Services, jobs::claim::after};

/// A reminder is at most so late.
const EVERY_SECONDS: i64 = 20;
/// What a process noted whose clock was further ahead than this is passed over.
const FAR_AHEAD: SignedDuration = SignedDuration::from_mins(10);

/// Does all such work until cancelled.
pub(super) async fn run(services: &Services, cancel: &CancellationToken) {
    loop {
        tokio::select! {
            () = cancel.cancelled() => return,
            () = round(services) => {}
        }
        tokio::select! {
            () = cancel.cancelled() => return,
            () = tokio::time::sleep(until_next_slot(services.now())) => {}
        }
    }
}

/// The work of one moment. Each stands alone: one that fails holds up no other.
async fn round(services: &Services) {
    tokio::join!(
        tell("plan_reminders", in_slot(services, "plan_reminders", Box::pin(crate::reminders::plan_due(services)))),
        tell(
            "plan_digests",
            in_slot(services, "plan_digests", Box::pin(crate::notifications::digest::plan_due(services)))
        ),
        tell("erase_accounts", in_slot(services, "erase_accounts", Box::pin(services.identity().erase_due()))),
    );
}

async fn tell<T>(schedule: &'static str, work: impl Future<Output = Result<T, ServiceError>>) {
    if let Err(error) = work.await {
        tracing::warn!(error = %error.causes(), schedule, "work by the clock failed; the next round will catch up");
    }
}

/// Does work unless another process has begun the slot. None when it has.
pub(super) async fn in_slot<T>(
    services: &Services,
    schedule: &str,
    work: impl Future<Output = Result<T, ServiceError>>,
) -> Result<Option<T>, ServiceError> {
    let slot = slot_of(services.now());
    if store::jobs::begin_slot(services.worker_pool(), schedule, slot, after(slot, FAR_AHEAD)).await? {
        Ok(Some(work.await?))
    } else {
        Ok(None)
    }
}

/// When the slot of an instant began.
fn slot_of(now: Timestamp) -> Timestamp {
    let since = now.as_second().rem_euclid(EVERY_SECONDS);
    Timestamp::from_second(now.as_second() - since).unwrap_or(now)
}

fn until_next_slot(now: Timestamp) -> Duration {
    let next = after(slot_of(now), SignedDuration::from_secs(EVERY_SECONDS));
    next.duration_since(now).unsigned_abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn slots_begin_with_the_minute() {
        assert_eq!(slot_of(at("2026-03-10T07:00:00Z")), at("2026-03-10T07:00:00Z"));
        assert_eq!(slot_of(at("2026-03-10T07:00:19.999Z")), at("2026-03-10T07:00:00Z"));
        assert_eq!(slot_of(at("2026-03-10T07:00:59Z")), at("2026-03-10T07:00:40Z"));
        assert_eq!(slot_of(at("1969-12-31T23:59:59Z")), at("1969-12-31T23:59:40Z"));
    }

    #[test]
    fn all_processes_wake_at_the_same_moment() {
        assert_eq!(until_next_slot(at("2026-03-10T07:00:00Z")), Duration::from_secs(20));
        assert_eq!(until_next_slot(at("2026-03-10T07:00:19.999Z")), Duration::from_millis(1));
    }
}
