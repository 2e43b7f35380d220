//! Work goes in with the transaction that wants it, once, and in nobody else's name.

use std::{future::ready, sync::Mutex};

use jiff::SignedDuration;
use services::jobs::{Job, Outcome, enqueue};
use test_support::TestServices;

use super::scene::{MORNING, put, renotify, run};

#[tokio::test]
async fn what_is_rolled_back_leaves_no_work() {
    let test = TestServices::at(MORNING).await;
    let ana = test.person("Ana").await;
    let mut tx = test.services.begin(ana.actor.user_id).await.unwrap();
    enqueue(tx.conn(), &test.services, &renotify(&ana, 1), test.services.now(), None).await.unwrap();
    assert_eq!(run(&test, Outcome::Done).await, 0, "not before the commit");
    drop(tx);
    assert_eq!(run(&test, Outcome::Done).await, 0);
    put(&test, &ana, &[renotify(&ana, 1)], None).await;
    assert_eq!(run(&test, Outcome::Done).await, 1);
    assert_eq!(run(&test, Outcome::Done).await, 0, "once is enough");
}

#[tokio::test]
async fn work_is_handed_over_as_it_was_put_in() {
    let test = TestServices::at(MORNING).await;
    let ana = test.person("Ana").await;
    let day = jiff::civil::date(2026, 3, 10);
    let wanted = [renotify(&ana, 7), Job::SendDigest { user_id: ana.actor.user_id, day }];
    put(&test, &ana, &wanted, None).await;
    let seen = Mutex::new(Vec::new());
    let handler = |job| {
        seen.lock().unwrap().push(job);
        ready(Ok(Outcome::Done))
    };
    assert_eq!(test.services.jobs().run_due_with(10, handler).await.unwrap(), 2);
    assert_eq!(seen.into_inner().unwrap(), wanted);
}

#[tokio::test]
async fn work_waits_for_its_time() {
    let test = TestServices::at(MORNING).await;
    let ana = test.person("Ana").await;
    let later = test.services.now().checked_add(SignedDuration::from_mins(10)).unwrap();
    let mut tx = test.services.begin(ana.actor.user_id).await.unwrap();
    enqueue(tx.conn(), &test.services, &renotify(&ana, 1), later, None).await.unwrap();
    tx.commit().await.unwrap();
    test.clock.advance(SignedDuration::from_secs(599));
    assert_eq!(run(&test, Outcome::Done).await, 0);
    test.clock.advance(SignedDuration::from_secs(1));
    assert_eq!(run(&test, Outcome::Done).await, 1);
}

#[tokio::test]
async fn the_same_work_waits_once() {
    let test = TestServices::at(MORNING).await;
    let (ana, bea) = (test.person("Ana").await, test.person("Bea").await);
    put(&test, &ana, &[renotify(&ana, 1), renotify(&ana, 1)], Some("again:1")).await;
    put(&test, &ana, &[renotify(&ana, 1)], Some("again:1")).await;
    assert_eq!(run(&test, Outcome::Done).await, 1);

    put(&test, &ana, &[renotify(&ana, 1)], Some("again:1")).await;
    put(&test, &ana, &[renotify(&ana, 2)], Some("again:2")).await;
    put(&test, &bea, &[renotify(&bea, 1)], Some("again:1")).await;
    put(&test, &ana, &[renotify(&ana, 3), renotify(&ana, 3)], None).await;
    assert_eq!(run(&test, Outcome::Done).await, 5, "what is done, other keys, other people and no key are apart");
}

#[tokio::test]
async fn nobody_puts_work_in_for_somebody_else() {
    let test = TestServices::at(MORNING).await;
    let (ana, bea) = (test.person("Ana").await, test.person("Bea").await);
    for foreign in [renotify(&bea, 1), Job::PlanReminders {}] {
        let mut tx = test.services.begin(ana.actor.user_id).await.unwrap();
        let refused = enqueue(tx.conn(), &test.services, &foreign, test.services.now(), None).await.unwrap_err();
        assert!(refused.causes().contains("row-level security"), "{}", refused.causes());
    }
}

#[tokio::test]
async fn work_across_owners_is_put_in_by_the_worker_once() {
    let test = TestServices::at(MORNING).await;
    let mut worker = test.services.worker_pool().acquire().await.unwrap();
    for _ in 0..2 {
        let job = Job::PlanReminders {};
        enqueue(&mut worker, &test.services, &job, test.services.now(), Some("now")).await.unwrap();
    }
    drop(worker);
    assert_eq!(run(&test, Outcome::Done).await, 1);
}
