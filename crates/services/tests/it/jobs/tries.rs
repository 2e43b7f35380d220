//! Work that came to nothing: tried again with growing waits, given up in the end, and begun anew by the operator.

use jiff::SignedDuration;
use services::{
    ServiceError,
    jobs::{JobState, Outcome, Retried},
};
use test_support::TestServices;

use super::scene::{Answer, MORNING, answers, put, renotify, run, test_push, the_job};

const AGAIN: Outcome = Outcome::Retry { code: "no_answer", after: None };

/// How long until the only job is due.
async fn wait(test: &TestServices) -> SignedDuration {
    test.services.jobs().list().await.unwrap()[0].run_at.duration_since(test.services.now())
}

#[tokio::test]
async fn work_is_tried_again_with_growing_waits_and_given_up() {
    let test = TestServices::at(MORNING).await;
    let ana = test.person("Ana").await;
    put(&test, &ana, &[renotify(&ana, 1)], None).await;
    let a_moment = SignedDuration::from_millis(1);
    for middle in [15, 30, 60, 120, 240, 480, 960] {
        assert_eq!(run(&test, AGAIN).await, 1);
        let wait = wait(&test).await;
        let usual = SignedDuration::from_millis(middle * 800)..=SignedDuration::from_millis(middle * 1200);
        assert!(usual.contains(&wait), "{wait:?} about {middle} s");
        test.clock.advance(wait - a_moment);
        assert_eq!(run(&test, AGAIN).await, 0, "not before its time");
        test.clock.advance(a_moment);
    }
    assert_eq!(the_job(&test).await, ("waiting".to_owned(), 7, Some("no_answer".to_owned())));
    assert_eq!(run(&test, AGAIN).await, 1);
    assert_eq!(the_job(&test).await, ("dead".to_owned(), 8, Some("no_answer".to_owned())));
    test.clock.advance(SignedDuration::from_hours(24));
    assert_eq!(run(&test, AGAIN).await, 0);
}

#[tokio::test]
async fn a_wait_that_the_other_side_asks_for_is_kept_up_to_a_day() {
    let test = TestServices::at(MORNING).await;
    let ana = test.person("Ana").await;
    put(&test, &ana, &[renotify(&ana, 1)], None).await;
    for (told, kept) in [(90, 90), (1_000_000, 86_400), (-5, 0)] {
        let after = Some(SignedDuration::from_secs(told));
        // Once: a wait of nothing is due again at once.
        let handler = answers(Outcome::Retry { code: "busy", after });
        assert_eq!(test.services.jobs().run_due_with(1, handler).await.unwrap(), 1);
        assert_eq!(wait(&test).await, SignedDuration::from_secs(kept));
        test.clock.advance(SignedDuration::from_hours(24));
    }
}

#[tokio::test]
async fn a_dead_letter_begins_anew_with_all_its_tries() {
    let test = TestServices::at(MORNING).await;
    let ana = test.person("Ana").await;
    put(&test, &ana, &[renotify(&ana, 1)], Some("again:1")).await;
    assert_eq!(run(&test, Outcome::Dead("gone")).await, 1);
    let listed = test.services.jobs().list().await.unwrap();
    let [job] = listed.as_slice() else { panic!("{listed:?}") };
    assert_eq!((job.state, job.last_error_code.as_deref()), (JobState::GivenUp, Some("gone")));
    assert_eq!((job.kind.as_str(), job.user_id), ("renotify", Some(ana.actor.user_id)));

    assert_eq!(test.services.jobs().retry(job.job_id).await.unwrap(), Retried::Waits);
    assert_eq!(the_job(&test).await, ("waiting".to_owned(), 0, Some("gone".to_owned())));
    assert!(matches!(test.services.jobs().retry(job.job_id).await, Err(ServiceError::NotFound)), "it waits already");
    assert_eq!(run(&test, Outcome::Done).await, 1);
    assert_eq!(the_job(&test).await, ("done".to_owned(), 1, None));
    assert!(test.services.jobs().list().await.unwrap().is_empty(), "what was done is not listed");
}

#[tokio::test]
async fn a_dead_letter_stays_where_the_same_work_waits() {
    let test = TestServices::at(MORNING).await;
    let ana = test.person("Ana").await;
    for _ in 0..2 {
        put(&test, &ana, &[renotify(&ana, 1)], Some("again:1")).await;
        assert_eq!(run(&test, Outcome::Dead("gone")).await, 1, "a dead letter does not stand in the way of new work");
    }
    assert_eq!(test.services.jobs().retry_all().await.unwrap(), 1, "two of the same are one");
    let listed = test.services.jobs().list().await.unwrap();
    let dead = listed.iter().find(|job| job.state == JobState::GivenUp).unwrap();
    assert_eq!(test.services.jobs().retry(dead.job_id).await.unwrap(), Retried::SameWaits);
    assert_eq!(run(&test, Outcome::Done).await, 1);
    assert_eq!(test.services.jobs().retry_all().await.unwrap(), 1);
}

fn break_off() {
    panic!("a handler that panics");
}

#[tokio::test]
async fn faults_are_tried_again_and_refusals_are_given_up() {
    let test = TestServices::at(MORNING).await;
    let ana = test.person("Ana").await;
    let jobs = test.services.jobs();
    put(&test, &ana, &[renotify(&ana, 1)], None).await;
    let panics = |_| async {
        break_off();
        Answer::Ok(Outcome::Done)
    };
    assert_eq!(jobs.run_due_with(1, panics).await.unwrap(), 1);
    assert_eq!(the_job(&test).await, ("waiting".to_owned(), 1, Some("panicked".to_owned())));
    test.clock.advance(SignedDuration::from_hours(1));
    let fails = |_| async { Answer::Err(ServiceError::Unavailable(anyhow::anyhow!("no connection"))) };
    assert_eq!(jobs.run_due_with(1, fails).await.unwrap(), 1);
    assert_eq!(the_job(&test).await, ("waiting".to_owned(), 2, Some("unavailable".to_owned())));
    test.clock.advance(SignedDuration::from_hours(1));
    let refuses = |_| async { Answer::Err(ServiceError::NotFound) };
    assert_eq!(jobs.run_due_with(1, refuses).await.unwrap(), 1);
    assert_eq!(the_job(&test).await, ("dead".to_owned(), 3, Some("not_found".to_owned())));
}

#[tokio::test]
async fn what_cannot_be_read_is_given_up_and_what_is_not_known_is_left_alone() {
    let test = TestServices::at(MORNING).await;
    let ana = test.person("Ana").await;
    put(&test, &ana, &[test_push(&ana)], None).await;
    sqlx::query("update jobs set payload = '{}'").execute(&test.owner).await.unwrap();
    assert_eq!(run(&test, Outcome::Done).await, 1);
    assert_eq!(the_job(&test).await, ("dead".to_owned(), 1, Some("unreadable".to_owned())));

    let sql = "update jobs set kind = 'of_a_later_version', state = 'waiting', finished_at = null, attempts = 0";
    sqlx::query(sql).execute(&test.owner).await.unwrap();
    assert_eq!(run(&test, Outcome::Done).await, 0);
    assert_eq!(the_job(&test).await.0, "waiting");
}
