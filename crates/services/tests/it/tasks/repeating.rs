use domain::{
    recurrence::Rule,
    tasks::{Due, TaskFields, series_id},
};
use jiff::SignedDuration;
use services::{
    ExpectedVersion,
    tasks::{CompleteWish, NextFate, ReopenWish},
};

use super::scene::{TODAY, complete, daily, due, find, id, make, march, next_id, open, part, scene};

#[tokio::test]
async fn completing_makes_the_next_occurrence_with_its_parts_once() {
    let (t, ana) = scene().await;
    let first = make(&t, &ana, 1, daily("Water the plants", TODAY)).await;
    make(&t, &ana, 2, part("The big one", id(1))).await;
    assert_eq!((first.series_id, first.occurrence_day), (Some(series_id(id(1))), Some(TODAY)));
    let next = complete(&t, &ana, id(1)).await.unwrap();
    assert_eq!((next.id, next.occurrence_day, next.version), (next_id(&first, march(11)), Some(march(11)), 1));
    let parts: Vec<_> = open(&t, &ana).await.into_iter().filter(|task| task.parent_id == Some(next.id)).collect();
    assert_eq!(parts.iter().map(|part| part.title.as_str()).collect::<Vec<_>>(), ["The big one"]);
    // Completing it again makes no second one.
    assert_eq!(complete(&t, &ana, id(1)).await, None);
    let series = t.services.tasks().series(&ana.actor).await.unwrap();
    assert_eq!(
        series.iter().map(|series| (series.id, series.first_day)).collect::<Vec<_>>(),
        [(series_id(id(1)), TODAY)]
    );
}

#[tokio::test]
async fn what_is_overdue_jumps_to_the_first_day_that_is_not_past() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, daily("Water the plants", march(1))).await;
    let next = complete(&t, &ana, id(1)).await.unwrap();
    assert_eq!((next.occurrence_day, next.skipped), (Some(march(11)), 9));
}

#[tokio::test]
async fn reopening_takes_an_unused_occurrence_back_as_often_as_it_is_made() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, daily("Water the plants", TODAY)).await;
    for _ in 0..3 {
        let next = complete(&t, &ana, id(1)).await.unwrap();
        assert_eq!((next.occurrence_day, next.version), (Some(march(11)), 1));
        t.services.tasks().reopen(&ana.actor, id(1), ReopenWish::default()).await.unwrap();
        assert_eq!(open(&t, &ana).await.iter().map(|task| task.id).collect::<Vec<_>>(), [id(1)]);
    }
}

#[tokio::test]
async fn an_occurrence_that_was_used_is_asked_about() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, daily("Water the plants", TODAY)).await;
    let next = complete(&t, &ana, id(1)).await.unwrap();
    let tasks = t.services.tasks();
    let renamed = TaskFields { title: "Water the ferns".to_owned(), ..next.fields() };
    tasks.replace(&ana.actor, next.id, renamed, None, &ExpectedVersion::Any).await.unwrap();
    let asked = tasks.reopen(&ana.actor, id(1), ReopenWish::default()).await.unwrap_err();
    assert_eq!((asked.to_problem().status, asked.to_problem().code.as_str()), (409, "next_was_used"));
    assert!(find(&t, &ana, id(1)).await.completed_at.is_some(), "nothing was done");
    let keep = ReopenWish { next: NextFate::Keep, with_parts: false };
    tasks.reopen(&ana.actor, id(1), keep).await.unwrap();
    assert_eq!(open(&t, &ana).await.len(), 2);
    // A later occurrence is there, so none is made.
    assert_eq!(complete(&t, &ana, id(1)).await, None);
    let remove = ReopenWish { next: NextFate::Remove, with_parts: false };
    tasks.reopen(&ana.actor, id(1), remove).await.unwrap();
    assert_eq!(open(&t, &ana).await.iter().map(|task| task.id).collect::<Vec<_>>(), [id(1)]);
    // The one in the trash comes back as it is made, and counts its versions on.
    let again = complete(&t, &ana, id(1)).await.unwrap();
    assert_eq!((again.id, again.title.as_str()), (next.id, "Water the plants"));
    assert!(again.version > 2);
}

#[tokio::test]
async fn from_completion_the_day_of_doing_counts() {
    let (t, ana) = scene().await;
    let every_third = Rule::daily().every(3).after_completion();
    let fields = TaskFields { repeat: Some(every_third), ..due("Clean the filter", march(1)) }.checked().unwrap();
    make(&t, &ana, 1, fields).await;
    assert_eq!(complete(&t, &ana, id(1)).await.unwrap().due, Some(Due::on(march(13))));
}

#[tokio::test]
async fn what_is_done_early_again_and_again_goes_on() {
    let (t, ana) = scene().await;
    let every_third = Rule::daily().every(3).after_completion();
    let fields = TaskFields { repeat: Some(every_third), ..due("Clean the filter", TODAY) }.checked().unwrap();
    make(&t, &ana, 1, fields).await;
    let mut last = id(1);
    for key in [13, 14, 15] {
        // Each of them is done on the 10th, and due on the 13th again.
        let next = complete(&t, &ana, last).await.unwrap();
        assert_eq!((next.occurrence_day, next.due), (Some(march(key)), Some(Due::on(march(13)))));
        last = next.id;
    }
    assert_eq!(open(&t, &ana).await.len(), 1);
}

#[tokio::test]
async fn a_series_that_counts_anew_from_an_earlier_day_passes_the_day_from_which_it_came() {
    let (t, ana) = scene().await;
    let weekly = TaskFields { repeat: Some(Rule::weekly()), ..due("Water the plants", march(6)) }.checked().unwrap();
    make(&t, &ana, 1, weekly).await;
    let tasks = t.services.tasks();
    let friday = complete(&t, &ana, id(1)).await.unwrap();
    assert_eq!(friday.occurrence_day, Some(march(13)));
    let daily = daily("Water the plants", march(11));
    let daily = tasks.replace(&ana.actor, friday.id, daily, None, &ExpectedVersion::Any).await.unwrap().task;
    assert_eq!(daily.occurrence_day, Some(march(11)));
    let mut last = friday.id;
    for day in [12, 13, 14] {
        let next = complete(&t, &ana, last).await.unwrap();
        assert_eq!((next.occurrence_day, next.id == friday.id), (Some(march(day)), false));
        last = next.id;
    }
    // What was done is still there, each under its day.
    assert_eq!(find(&t, &ana, friday.id).await.occurrence_day, Some(march(11)));
}

#[tokio::test]
async fn another_rule_counts_from_the_day_of_its_task_and_none_ends_the_series() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, daily("Water the plants", TODAY)).await;
    let tasks = t.services.tasks();
    let weekly = TaskFields { repeat: Some(Rule::weekly()), ..due("Water the plants", march(12)) }.checked().unwrap();
    tasks.replace(&ana.actor, id(1), weekly, None, &ExpectedVersion::Any).await.unwrap();
    let series = tasks.one_series(&ana.actor, series_id(id(1))).await.unwrap();
    assert_eq!((series.first_day, series.version), (march(12), 2));
    let next = complete(&t, &ana, id(1)).await.unwrap();
    assert_eq!(next.occurrence_day, Some(march(19)));
    let once = TaskFields { repeat: None, ..next.fields() };
    tasks.replace(&ana.actor, next.id, once, None, &ExpectedVersion::Any).await.unwrap();
    assert_eq!(complete(&t, &ana, next.id).await, None);
}

#[tokio::test]
async fn two_that_complete_at_once_make_one_next_occurrence() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, daily("Water the plants", TODAY)).await;
    t.clock.advance(SignedDuration::from_secs(1));
    let tasks = t.services.tasks();
    let wish = CompleteWish::default();
    let (one, other) = tokio::join!(tasks.complete(&ana.actor, id(1), wish), tasks.complete(&ana.actor, id(1), wish));
    assert_eq!(one.unwrap().next.len() + other.unwrap().next.len(), 1);
    assert_eq!(open(&t, &ana).await.len(), 1);
}
