//! What the tests of the queue have in common: work of a person, and processes that do it.

use std::{
    future::{Ready, ready},
    sync::Arc,
};

use domain::ids::{NotificationId, PushSubscriptionId};
use services::{
    Clock, ServiceError, Services, Settings,
    jobs::{Job, Outcome, enqueue},
};
use test_support::{Person, TestClock, TestServices};
use uuid::Uuid;

pub const MORNING: &str = "2026-03-10T07:00:00Z";

/// Work that is tried eight times.
pub fn renotify(person: &Person, number: u128) -> Job {
    Job::Renotify { user_id: person.actor.user_id, notification_id: NotificationId(Uuid::from_u128(number)) }
}

/// Work that is tried twice.
pub fn test_push(person: &Person) -> Job {
    Job::TestPush { user_id: person.actor.user_id, subscription_id: PushSubscriptionId(Uuid::from_u128(1)) }
}

/// Puts work of a person in, due now, in a transaction of theirs.
pub async fn put(test: &TestServices, person: &Person, jobs: &[Job], key: Option<&str>) {
    let mut tx = test.services.begin(person.actor.user_id).await.unwrap();
    for job in jobs {
        enqueue(tx.conn(), &test.services, job, test.services.now(), key).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// A handler's answer.
pub type Answer = Result<Outcome, ServiceError>;

/// A handler that answers at once.
pub fn answers(outcome: Outcome) -> impl Fn(Job) -> Ready<Answer> {
    move |_| ready(Ok(outcome))
}

/// Does what is due, with one outcome for all. Returns how much was tried.
pub async fn run(test: &TestServices, outcome: Outcome) -> usize {
    test.services.jobs().run_due_with(100, answers(outcome)).await.unwrap()
}

/// Another server process on the same database.
pub async fn another_process(test: &TestServices, clock: &Arc<TestClock>) -> Services {
    let app = test.database.pool("wellspring_app", 4).await.unwrap();
    let worker = test.database.pool("wellspring_worker", 2).await.unwrap();
    let clock: Arc<dyn Clock> = Arc::clone(clock) as _;
    Services::new(app, worker, clock, Settings::default())
}

/// State, tries and code of the only job.
pub async fn the_job(test: &TestServices) -> (String, i32, Option<String>) {
    sqlx::query_as("select state, attempts, last_error_code from jobs").fetch_one(&test.owner).await.unwrap()
}
