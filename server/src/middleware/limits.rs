//! How many requests a person may make in this process. Each person has two buckets that refill evenly over a minute;
//! they live in memory, because what matters for security is counted in the database.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use domain::{ids::UserId, problem::Problem};

use crate::{
    api::ApiError,
    middleware::session::{Caller, is_read},
    state::AppState,
};

/// The span that limits are given for.
const MINUTE: f64 = 60.0;
/// Full buckets are forgotten this often.
const SWEEP_EVERY: Duration = Duration::from_secs(60);

/// Requests of each person in this process.
#[derive(Debug)]
pub struct RequestLimits {
    requests: Limit,
    writes: Limit,
    people: Mutex<People>,
}

#[derive(Debug, Clone, Copy)]
struct Limit {
    name: &'static str,
    a_minute: u32,
}

#[derive(Debug)]
struct People {
    buckets: HashMap<UserId, [Bucket; 2]>,
    swept_at: Instant,
}

#[derive(Debug, Clone, Copy)]
struct Bucket {
    left: f64,
    filled_at: Instant,
}

/// What became of a request, for its headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Standing {
    limit: &'static str,
    a_minute: u32,
    left: u32,
    /// Seconds until the bucket is full, or until the next request is free when it is empty.
    seconds: u32,
    is_granted: bool,
}

impl RequestLimits {
    /// With so many requests and writes a minute and person. A write is also a request.
    #[must_use]
    pub fn new(requests_per_minute: u32, writes_per_minute: u32) -> Self {
        Self {
            requests: Limit { name: "requests", a_minute: requests_per_minute },
            writes: Limit { name: "writes", a_minute: writes_per_minute },
            people: Mutex::new(People { buckets: HashMap::new(), swept_at: Instant::now() }),
        }
    }

    fn take(&self, user: UserId, is_write: bool, now: Instant) -> Standing {
        // A panic while counting cannot leave counts that would matter.
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        people.sweep(self, now);
        let full = [self.requests, self.writes].map(|limit| Bucket { left: f64::from(limit.a_minute), filled_at: now });
        let [requests, writes] = people.buckets.entry(user).or_insert(full);
        let standing = requests.take(self.requests, now);
        if is_write && standing.is_granted { writes.take(self.writes, now) } else { standing }
    }
}

impl People {
    fn sweep(&mut self, limits: &RequestLimits, now: Instant) {
        if now.duration_since(self.swept_at) < SWEEP_EVERY {
            return;
        }
        self.swept_at = now;
        self.buckets.retain(|_, [requests, writes]| {
            !(requests.refill(limits.requests, now).is_full() && writes.refill(limits.writes, now).is_full())
        });
    }
}

/// Where a bucket stands after refilling.
struct Filled<'a> {
    bucket: &'a mut Bucket,
    capacity: f64,
}

impl Filled<'_> {
    fn is_full(&self) -> bool {
        self.bucket.left >= self.capacity
    }
}

impl Bucket {
    fn refill(&mut self, limit: Limit, now: Instant) -> Filled<'_> {
        let capacity = f64::from(limit.a_minute);
        let gained = now.duration_since(self.filled_at).as_secs_f64() * capacity / MINUTE;
        self.left = (self.left + gained).min(capacity);
        self.filled_at = now;
        Filled { bucket: self, capacity }
    }

    fn take(&mut self, limit: Limit, now: Instant) -> Standing {
        let Filled { bucket, capacity } = self.refill(limit, now);
        let is_granted = bucket.left >= 1.0;
        if is_granted {
            bucket.left -= 1.0;
        }
        let wanted = if is_granted { capacity - bucket.left } else { 1.0 - bucket.left };
        let seconds = (wanted * MINUTE / capacity.max(1.0)).ceil();
        Standing {
            limit: limit.name,
            a_minute: limit.a_minute,
            left: whole(bucket.left),
            seconds: whole(seconds).max(1),
            is_granted,
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits before")]
fn whole(number: f64) -> u32 {
    number.clamp(0.0, f64::from(u32::MAX)) as u32
}

/// Counts the requests of signed-in people. Strangers are not counted here: what they could do harm with is throttled
/// in the database.
pub async fn layer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let user = request.extensions().get::<Caller>().and_then(Caller::actor).map(|actor| actor.user_id);
    let Some(user) = user else { return next.run(request).await };
    let standing = state.limits.take(user, !is_read(request.method()), Instant::now());
    let mut response = if standing.is_granted {
        next.run(request).await
    } else {
        ApiError(Problem { retry_after: Some(standing.seconds), ..Problem::new(429, "rate_limited") }).into_response()
    };
    standing.tell(response.headers_mut());
    response
}

impl Standing {
    /// As the draft of the IETF for `RateLimit` headers has it.
    fn tell(self, headers: &mut HeaderMap) {
        let Self { limit, a_minute, left, seconds, .. } = self;
        let policy = format!("\"{limit}\";q={a_minute};w=60");
        let now = format!("\"{limit}\";r={left};t={seconds}");
        for (name, value) in [("ratelimit-policy", policy), ("ratelimit", now)] {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(name, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(number: u128) -> UserId {
        UserId(uuid::Uuid::from_u128(number))
    }

    #[test]
    fn a_person_who_goes_too_fast_waits_and_goes_on() {
        let (limits, start) = (RequestLimits::new(60, 10), Instant::now());
        for left in (0..60).rev() {
            let standing = limits.take(user(1), false, start);
            assert!(standing.is_granted);
            assert_eq!(standing.left, left);
        }
        let refused = limits.take(user(1), false, start);
        assert!(!refused.is_granted);
        assert_eq!(refused.seconds, 1);
        assert!(limits.take(user(2), false, start).is_granted, "someone else is not held up");
        assert!(limits.take(user(1), false, start + Duration::from_secs(1)).is_granted);
    }

    #[test]
    fn writes_run_out_before_requests() {
        let (limits, start) = (RequestLimits::new(60, 10), Instant::now());
        assert!((0..10).all(|_| limits.take(user(1), true, start).is_granted));
        let refused = limits.take(user(1), true, start);
        assert_eq!((refused.is_granted, refused.limit, refused.seconds), (false, "writes", 6));
        assert!(limits.take(user(1), false, start).is_granted);
    }

    #[test]
    fn people_who_left_are_forgotten() {
        let (limits, start) = (RequestLimits::new(60, 10), Instant::now());
        limits.take(user(1), true, start);
        limits.take(user(2), true, start + Duration::from_secs(120));
        let people = limits.people.lock().unwrap();
        assert_eq!(people.buckets.len(), 1);
    }
}
