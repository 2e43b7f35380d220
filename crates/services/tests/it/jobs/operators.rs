//! Figures of the queue, and what is forgotten.

use jiff::SignedDuration;
use services::jobs::{JobKind, KindFigures, Outcome, enqueue};
use test_support::TestServices;

use super::scene::{MORNING, put, renotify, run, test_push};

async fn figures(test: &TestServices, kind: JobKind) -> KindFigures {
    let all = test.services.jobs().figures().await.unwrap();
    assert_eq!(all.len(), JobKind::ALL.len());
    all.into_iter().find(|figures| figures.kind == kind.as_str()).unwrap()
}

async fn rows(test: &TestServices) -> i64 {
    sqlx::query_scalar("select count(*) from jobs").fetch_one(&test.owner).await.unwrap()
}

#[tokio::test]
async fn figures_tell_how_much_waits_and_since_when() {
    let test = TestServices::at(MORNING).await;
    let ana = test.person("Ana").await;
    put(&test, &ana, &[test_push(&ana)], None).await;
    assert_eq!(run(&test, Outcome::Dead("gone")).await, 1);
    put(&test, &ana, &[renotify(&ana, 1)], None).await;
    test.clock.advance(SignedDuration::from_secs(40));
    put(&test, &ana, &[renotify(&ana, 2)], None).await;
    let later = test.services.now().checked_add(SignedDuration::from_mins(1)).unwrap();
    let mut tx = test.services.begin(ana.actor.user_id).await.unwrap();
    enqueue(tx.conn(), &test.services, &renotify(&ana, 3), later, None).await.unwrap();
    tx.commit().await.unwrap();

    let waiting = KindFigures { kind: "renotify".to_owned(), due: 2, later: 1, dead: 0, oldest_seconds: 40 };
    assert_eq!(figures(&test, JobKind::Renotify).await, waiting);
    let dead = KindFigures { kind: "test_push".to_owned(), due: 0, later: 0, dead: 1, oldest_seconds: 0 };
    assert_eq!(figures(&test, JobKind::TestPush).await, dead);
    let nothing = KindFigures { kind: "send_digest".to_owned(), due: 0, later: 0, dead: 0, oldest_seconds: 0 };
    assert_eq!(figures(&test, JobKind::SendDigest).await, nothing);
}

#[tokio::test]
async fn what_was_done_is_forgotten_after_three_days_and_dead_letters_after_ninety() {
    let test = TestServices::at(MORNING).await;
    let ana = test.person("Ana").await;
    put(&test, &ana, &[test_push(&ana)], None).await;
    assert_eq!(run(&test, Outcome::Dead("gone")).await, 1);
    put(&test, &ana, &[renotify(&ana, 1)], None).await;
    assert_eq!(run(&test, Outcome::Done).await, 1);
    put(&test, &ana, &[renotify(&ana, 2)], None).await;

    test.clock.advance(SignedDuration::from_hours(3 * 24));
    assert_eq!(test.services.jobs().sweep().await.unwrap(), 0);
    test.clock.advance(SignedDuration::from_secs(1));
    assert_eq!(test.services.jobs().sweep().await.unwrap(), 1);
    test.clock.advance(SignedDuration::from_hours(87 * 24));
    assert_eq!(test.services.jobs().sweep().await.unwrap(), 1);
    assert_eq!(rows(&test).await, 1, "what waits is never forgotten");
}
