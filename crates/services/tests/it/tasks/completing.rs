use domain::{habits::Outcome, problem::FieldError};
use jiff::SignedDuration;
use services::tasks::{CompleteWish, NextFate, ReopenWish};

use super::scene::{TODAY, complete, due, find, id, make, march, open, part, scene, titled};

#[tokio::test]
async fn a_task_is_done_on_its_owners_day_and_open_again() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, due("Swim", march(12))).await;
    assert_eq!(complete(&t, &ana, id(1)).await, None);
    let done = find(&t, &ana, id(1)).await;
    assert_eq!((done.completed_on, done.version), (Some(TODAY), 2));
    let again = t.services.tasks().complete(&ana.actor, id(1), CompleteWish::default()).await.unwrap();
    assert_eq!((again.record.task, again.outcome), (done, Outcome::Applied));
    let open = t.services.tasks().reopen(&ana.actor, id(1), ReopenWish::default()).await.unwrap().task;
    assert_eq!((open.completed_at, open.completed_on, open.version), (None, None, 3));
}

#[tokio::test]
async fn open_parts_are_done_with_it_only_if_wanted() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, titled("Move")).await;
    make(&t, &ana, 2, part("Pack", id(1))).await;
    make(&t, &ana, 3, part("Boxes", id(2))).await;
    make(&t, &ana, 4, part("Keys", id(1))).await;
    complete(&t, &ana, id(4)).await;
    complete(&t, &ana, id(1)).await;
    assert_eq!(open(&t, &ana).await.iter().map(|task| task.id).collect::<Vec<_>>(), [id(2), id(3)]);
    let tasks = t.services.tasks();
    tasks.reopen(&ana.actor, id(1), ReopenWish::default()).await.unwrap();
    t.clock.advance(SignedDuration::from_secs(1));
    let wish = CompleteWish { with_parts: true, ..CompleteWish::default() };
    let done = tasks.complete(&ana.actor, id(1), wish).await.unwrap();
    assert_eq!(done.parts.iter().map(|part| part.task.id).collect::<Vec<_>>(), [id(2), id(3)]);
    assert!(open(&t, &ana).await.is_empty());
    let together = ReopenWish { next: NextFate::Ask, with_parts: true };
    tasks.reopen(&ana.actor, id(1), together).await.unwrap();
    // What had been done before stays done.
    assert_eq!(open(&t, &ana).await.iter().map(|task| task.id).collect::<Vec<_>>(), [id(1), id(2), id(3)]);
}

#[tokio::test]
async fn a_day_that_has_begun_nowhere_is_refused() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, titled("Swim")).await;
    let wish = CompleteWish { day: Some(march(13)), ..CompleteWish::default() };
    let refused = t.services.tasks().complete(&ana.actor, id(1), wish).await.unwrap_err();
    assert_eq!(refused.to_problem().errors, [FieldError::new("day", "in_future")]);
    let wish = CompleteWish { day: Some(march(9)), ..CompleteWish::default() };
    let done = t.services.tasks().complete(&ana.actor, id(1), wish).await.unwrap();
    assert_eq!(done.record.task.completed_on, Some(march(9)));
}
