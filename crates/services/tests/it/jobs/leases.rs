//! A claim is a lease: a worker that goes away loses it, and one that comes too late changes nothing.

use std::future::{pending, ready};

use jiff::SignedDuration;
use services::{
    Services,
    jobs::{JobState, Outcome},
};
use test_support::TestServices;
use tokio::sync::Notify;

use super::scene::{Answer, MORNING, another_process, put, renotify, run, test_push, the_job};

/// Claims the next job and goes away in the middle, as a killed process does: without a word.
async fn claim_and_die(services: &Services) {
    let begun = Notify::new();
    let hangs = |_| {
        begun.notify_one();
        pending::<Answer>()
    };
    tokio::select! {
        ended = services.jobs().run_due_with(1, hangs) => panic!("nothing was due: {ended:?}"),
        () = begun.notified() => {}
    }
}

#[tokio::test]
async fn what_a_killed_worker_held_is_done_by_another_when_the_lease_ends() {
    let test = TestServices::at(MORNING).await;
    let ana = test.person("Ana").await;
    put(&test, &ana, &[renotify(&ana, 1)], None).await;
    claim_and_die(&test.services).await;
    let other = another_process(&test, &test.clock).await;
    let done = || async { other.jobs().run_due_with(10, |_| ready(Ok(Outcome::Done))).await.unwrap() };
    assert_eq!(done().await, 0);
    assert_eq!(test.services.jobs().list().await.unwrap()[0].state, JobState::IsWorkedOn);
    test.clock.advance(SignedDuration::from_secs(59));
    assert_eq!(done().await, 0);
    test.clock.advance(SignedDuration::from_secs(1));
    assert_eq!(done().await, 1);
    assert_eq!(the_job(&test).await, ("done".to_owned(), 2, None));
}

#[tokio::test]
async fn a_worker_that_comes_too_late_changes_nothing() {
    let test = TestServices::at(MORNING).await;
    let ana = test.person("Ana").await;
    put(&test, &ana, &[renotify(&ana, 1)], None).await;
    let (begun, go_on) = (Notify::new(), Notify::new());
    let slow = test.services.jobs().run_due_with(1, |_| async {
        begun.notify_one();
        go_on.notified().await;
        Answer::Ok(Outcome::Dead("too_late"))
    });
    let meanwhile = async {
        begun.notified().await;
        test.clock.advance(SignedDuration::from_secs(60));
        let ran = run(&test, Outcome::Done).await;
        go_on.notify_one();
        ran
    };
    let (slow, ran) = tokio::join!(slow, meanwhile);
    assert_eq!((slow.unwrap(), ran), (1, 1));
    assert_eq!(the_job(&test).await, ("done".to_owned(), 2, None));
}

#[tokio::test]
async fn work_that_ends_every_worker_is_given_up() {
    let test = TestServices::at(MORNING).await;
    let ana = test.person("Ana").await;
    put(&test, &ana, &[test_push(&ana)], None).await;
    for _ in 0..2 {
        claim_and_die(&test.services).await;
        test.clock.advance(SignedDuration::from_secs(60));
    }
    assert_eq!(run(&test, Outcome::Done).await, 0);
    assert_eq!(the_job(&test).await, ("dead".to_owned(), 2, Some("worker_lost".to_owned())));
}
