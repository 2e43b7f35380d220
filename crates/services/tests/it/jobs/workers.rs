//! Several at once: no work is done twice, no kind takes the places of another, and who stops gives back.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use domain::ids::NotificationId;
use futures::FutureExt as _;
use services::jobs::{self, Job, JobKind, Outcome};
use test_support::{Person, TestServices};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::scene::{Answer, MORNING, another_process, put, renotify};

/// Long for a machine with much to do; nobody waits so long when it works.
const PATIENCE: Duration = Duration::from_secs(30);

fn mail(person: &Person, number: u128) -> Job {
    Job::DeliverMail { user_id: person.actor.user_id, notification_id: NotificationId(Uuid::from_u128(number)) }
}

/// Waits until so many jobs are in a state.
async fn until(test: &TestServices, state: &str, wanted: i64) {
    let reached = async {
        let sql = "select count(*) from jobs where state = $1";
        loop {
            let count: i64 = sqlx::query_scalar(sql).bind(state).fetch_one(&test.owner).await.unwrap();
            if count == wanted {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(PATIENCE, reached).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_workers_never_do_the_same_job() {
    let test = TestServices::at(MORNING).await;
    let ana = test.person("Ana").await;
    let wanted: Vec<_> = (0..200).map(|number| renotify(&ana, number)).collect();
    put(&test, &ana, &wanted, None).await;
    let other = another_process(&test, &test.clock).await;
    let seen = Arc::new(Mutex::new(Vec::new()));
    let workers = [&test.services, &other, &test.services, &other].map(|services| {
        let (services, seen) = (services.clone(), Arc::clone(&seen));
        tokio::spawn(async move {
            let handler = |job| async {
                tokio::task::yield_now().await;
                seen.lock().unwrap().push(job);
                Answer::Ok(Outcome::Done)
            };
            services.jobs().run_due_with(1000, handler).await.unwrap()
        })
    });
    let mut tried = 0;
    for worker in workers {
        tried += worker.await.unwrap();
    }
    assert_eq!(tried, wanted.len());
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for job in seen.lock().unwrap().iter() {
        *times.entry(format!("{job:?}")).or_default() += 1;
    }
    assert_eq!(times.len(), wanted.len());
    assert!(times.values().all(|times| *times == 1), "{times:?}");
}

#[tokio::test]
async fn the_loop_does_what_is_put_in_with_so_many_at_once() {
    let test = TestServices::at(MORNING).await;
    let ana = test.person("Ana").await;
    let (at_once, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (counted, highest) = (Arc::clone(&at_once), Arc::clone(&most));
    let handler = move |_: Job| {
        let (at_once, most) = (Arc::clone(&counted), Arc::clone(&highest));
        async move {
            most.fetch_max(at_once.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            tokio::time::sleep(Duration::from_millis(20)).await;
            at_once.fetch_sub(1, Ordering::SeqCst);
            Answer::Ok(Outcome::Done)
        }
        .boxed()
    };
    let cancel = CancellationToken::new();
    let working = tokio::spawn(jobs::run_with(test.services.clone(), cancel.clone(), handler));
    let mails: Vec<_> = (0..12).map(|number| mail(&ana, number)).collect();
    put(&test, &ana, &mails, None).await;
    until(&test, "done", 12).await;
    assert_eq!(most.load(Ordering::SeqCst), JobKind::DeliverMail.places());
    cancel.cancel();
    working.await.unwrap();
}

#[tokio::test]
async fn a_kind_that_hangs_holds_up_no_other_and_is_given_back_at_the_stop() {
    let test = TestServices::at(MORNING).await;
    let ana = test.person("Ana").await;
    let begun = Arc::new(Notify::new());
    let tell = Arc::clone(&begun);
    let handler = move |job: Job| {
        let tell = Arc::clone(&tell);
        async move {
            if job.kind() == JobKind::DeliverMail {
                tell.notify_one();
                std::future::pending::<()>().await;
            }
            Answer::Ok(Outcome::Done)
        }
        .boxed()
    };
    let cancel = CancellationToken::new();
    let working = tokio::spawn(jobs::run_with(test.services.clone(), cancel.clone(), handler));
    let mails: Vec<_> = (0..5).map(|number| mail(&ana, number)).collect();
    put(&test, &ana, &mails, None).await;
    tokio::time::timeout(PATIENCE, begun.notified()).await.unwrap();
    put(&test, &ana, &[renotify(&ana, 9)], None).await;
    until(&test, "done", 1).await;
    cancel.cancel();
    tokio::time::timeout(PATIENCE, working).await.unwrap().unwrap();
    let sql = "select count(*) from jobs where state = 'waiting' and attempts = 0 and lease_id is null";
    let waiting: i64 = sqlx::query_scalar(sql).fetch_one(&test.owner).await.unwrap();
    assert_eq!(waiting, 5);
}
