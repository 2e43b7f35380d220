//! Work by the clock: one process does it, whichever is first.

use std::{
    future::{Ready, ready},
    sync::Arc,
};

use jiff::SignedDuration;
use services::ServiceError;
use test_support::{TestClock, TestServices};

use super::scene::{MORNING, another_process};

fn done() -> Ready<Result<(), ServiceError>> {
    ready(Ok(()))
}

#[tokio::test]
async fn of_two_processes_one_does_the_work_of_a_moment() {
    let test = TestServices::at(MORNING).await;
    let other = another_process(&test, &test.clock).await;
    let (jobs, others) = (test.services.jobs(), other.jobs());
    assert_eq!(jobs.once_a_slot("tidy_up", done()).await.unwrap(), Some(()));
    assert_eq!(others.once_a_slot("tidy_up", done()).await.unwrap(), None);
    assert_eq!(others.once_a_slot("look_around", done()).await.unwrap(), Some(()), "each has slots of its own");
    test.clock.advance(SignedDuration::from_secs(19));
    assert_eq!(jobs.once_a_slot("tidy_up", done()).await.unwrap(), None);
    test.clock.advance(SignedDuration::from_secs(1));
    assert_eq!(others.once_a_slot("tidy_up", done()).await.unwrap(), Some(()));
    assert_eq!(jobs.once_a_slot("tidy_up", done()).await.unwrap(), None);
}

#[tokio::test]
async fn work_that_failed_comes_round_again() {
    let test = TestServices::at(MORNING).await;
    let fails = ready(Err::<(), _>(ServiceError::NotFound));
    assert!(test.services.jobs().once_a_slot("tidy_up", fails).await.is_err());
    assert_eq!(test.services.jobs().once_a_slot("tidy_up", done()).await.unwrap(), None, "not in the same moment");
    test.clock.advance(SignedDuration::from_secs(20));
    assert_eq!(test.services.jobs().once_a_slot("tidy_up", done()).await.unwrap(), Some(()));
}

#[tokio::test]
async fn a_clock_that_is_far_ahead_does_not_hold_the_others_up() {
    let test = TestServices::at(MORNING).await;
    let ahead = Arc::new(TestClock::at(MORNING.parse().unwrap()));
    let other = another_process(&test, &ahead).await;
    ahead.advance(SignedDuration::from_mins(9));
    assert_eq!(other.jobs().once_a_slot("tidy_up", done()).await.unwrap(), Some(()));
    assert_eq!(test.services.jobs().once_a_slot("tidy_up", done()).await.unwrap(), None, "a little ahead is first");
    ahead.advance(SignedDuration::from_hours(24));
    assert_eq!(other.jobs().once_a_slot("tidy_up", done()).await.unwrap(), Some(()));
    assert_eq!(test.services.jobs().once_a_slot("tidy_up", done()).await.unwrap(), Some(()));
    assert_eq!(test.services.jobs().once_a_slot("tidy_up", done()).await.unwrap(), None);
}
