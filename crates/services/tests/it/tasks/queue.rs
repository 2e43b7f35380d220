//! Tasks in the offline queue and in the feed.

use std::collections::BTreeSet;

use domain::{
    habits::Patch,
    ids::{ProjectId, TaskId},
    tasks::{DeleteReach, OrderKey, Priority, TaskChange, TaskFields, TaskPart, TaskPlan, Timeframe},
};
use jiff::SignedDuration;
use services::{
    ServiceError,
    sync::{ChangedEntity, Operation, OperationOutcome, TaskAction},
    tasks::{CompleteWish, ReopenWish},
};
use test_support::{Person, TestServices};
use uuid::Uuid;

use super::scene::{
    TODAY, apply, daily, due, find, id, make, march, next_id, open, operation, outcomes, part, scene, titled,
};

const APPLIED: (OperationOutcome, Option<&str>) = (OperationOutcome::Applied, None);
const DUPLICATE: (OperationOutcome, Option<&str>) = (OperationOutcome::Duplicate, None);
const SUPERSEDED: (OperationOutcome, Option<&str>) = (OperationOutcome::Superseded, None);

/// One operation, applied by itself.
async fn apply_one(t: &TestServices, person: &Person, operation: Operation) -> (OperationOutcome, Option<String>) {
    let answer = apply(t, person, vec![operation]).await.remove(0);
    (answer.outcome, answer.code)
}

#[tokio::test]
async fn what_was_made_without_a_network_is_replayed_once() {
    let (t, ana) = scene().await;
    let first = daily("Water the plants", march(9));
    let next = {
        let made = domain::tasks::Task {
            series_id: Some(domain::tasks::series_id(id(1))),
            ..domain::tasks::Task::new(id(1), first.clone(), OrderKey::first(), t.services.now(), TODAY)
        };
        next_id(&made, TODAY)
    };
    let yesterday = CompleteWish { day: Some(march(9)), ..CompleteWish::default() };
    let all = || {
        vec![
            operation(&t, 1, 50, TaskAction::Create(id(1), first.clone(), None)),
            operation(&t, 2, 40, TaskAction::Complete(id(1), yesterday)),
            // What the device showed before it heard of it has the id that the server gives it.
            operation(&t, 3, 30, TaskAction::Complete(next, CompleteWish::default())),
            operation(&t, 4, 20, TaskAction::Create(id(2), titled("Swim"), OrderKey::parse("h0").ok())),
            operation(&t, 5, 10, TaskAction::Delete(id(2), DeleteReach::One)),
        ]
    };
    assert_eq!(outcomes(&apply(&t, &ana, all()).await), [APPLIED; 5]);
    assert_eq!(outcomes(&apply(&t, &ana, all()).await), [DUPLICATE; 5]);
    let open = open(&t, &ana).await;
    assert_eq!(open.iter().map(|task| task.occurrence_day).collect::<Vec<_>>(), [Some(march(11))]);
    let feed = t.services.sync().changes(&ana.actor, None).await.unwrap();
    let told: BTreeSet<_> =
        feed.items.iter().map(|item| (item.entity.as_str(), item.entity_id.clone(), item.value.is_some())).collect();
    let expected = [
        ("task", id(1).to_string(), true),
        ("task", id(2).to_string(), false),
        ("task", next.to_string(), true),
        ("task", open[0].id.to_string(), true),
        ("task_series", id(1).to_string(), true),
    ];
    assert_eq!(told, BTreeSet::from(expected));
    let task = feed.items.iter().find(|item| item.entity_id == next.to_string()).unwrap();
    let Some(ChangedEntity::Task(task)) = &task.value else { panic!("{task:?}") };
    assert_eq!(task.completed_on, Some(TODAY));
}

#[tokio::test]
async fn two_devices_that_edit_different_fields_both_win_in_either_order() {
    let change = |fields: TaskFields, part| TaskAction::Replace(id(1), TaskChange { fields, parts: vec![part] });
    let renamed = || change(titled("Swim far"), TaskPart::Title);
    let urgent = || change(TaskFields { priority: Priority::P1, ..titled("Swim") }, TaskPart::Priority);
    let late = || change(titled("Swim late"), TaskPart::Title);
    for earlier_first in [true, false] {
        let (t, ana) = scene().await;
        make(&t, &ana, 1, titled("Swim")).await;
        t.clock.advance(SignedDuration::from_mins(5));
        let mut operations = vec![operation(&t, 1, 60, renamed()), operation(&t, 2, 30, urgent())];
        if !earlier_first {
            operations.reverse();
        }
        for operation in operations {
            assert_eq!(apply_one(&t, &ana, operation).await.0, OperationOutcome::Applied);
        }
        let lost = apply_one(&t, &ana, operation(&t, 3, 90, late())).await;
        assert_eq!(lost.0, SUPERSEDED.0);
        let task = find(&t, &ana, id(1)).await;
        assert_eq!((task.title.as_str(), task.priority, task.version), ("Swim far", Priority::P1, 3));
    }
}

#[tokio::test]
async fn time_that_two_devices_add_counts_in_either_order() {
    let spend = |minutes| TaskAction::Spend(id(1), minutes);
    let set = || {
        let fields = TaskFields { spent_minutes: 60, ..titled("Swim") };
        TaskAction::Replace(id(1), TaskChange { fields, parts: vec![TaskPart::Spent] })
    };
    for earlier_first in [true, false] {
        let (t, ana) = scene().await;
        make(&t, &ana, 1, TaskFields { spent_minutes: 10, ..titled("Swim") }).await;
        t.clock.advance(SignedDuration::from_mins(5));
        let mut operations = vec![operation(&t, 1, 60, spend(15)), operation(&t, 2, 30, spend(30))];
        if !earlier_first {
            operations.reverse();
        }
        for operation in operations {
            assert_eq!(apply_one(&t, &ana, operation).await.0, OperationOutcome::Applied);
        }
        assert_eq!(find(&t, &ana, id(1)).await.spent_minutes, 55);
        assert_eq!(apply_one(&t, &ana, operation(&t, 1, 60, spend(15))).await.0, OperationOutcome::Duplicate);
        // What was set in between replaces what was added before it, and nothing else.
        assert_eq!(apply_one(&t, &ana, operation(&t, 3, 45, set())).await.0, OperationOutcome::Applied);
        assert_eq!(find(&t, &ana, id(1)).await.spent_minutes, 90);
        assert_eq!(apply_one(&t, &ana, operation(&t, 4, 50, spend(15))).await.0, OperationOutcome::Superseded);
        assert_eq!(find(&t, &ana, id(1)).await.spent_minutes, 90);
    }
}

#[tokio::test]
async fn an_addition_with_an_id_counts_once() {
    let (t, ana) = scene().await;
    let ben = t.person("Ben").await;
    make(&t, &ana, 1, titled("Swim")).await;
    let tasks = t.services.tasks();
    for _ in 0..2 {
        let added = tasks.spend_time(&ana.actor, id(1), Some(id(50).0), 15).await.unwrap();
        assert_eq!((added.task.spent_minutes, added.task.version), (15, 2));
    }
    assert_eq!(tasks.spend_time(&ana.actor, id(1), None, -20).await.unwrap().task.spent_minutes, 0);
    let nothing = tasks.spend_time(&ana.actor, id(1), None, 0).await.unwrap_err();
    assert_eq!(nothing.to_problem().field("minutes"), Some("out_of_range"));
    let foreign = tasks.spend_time(&ben.actor, id(1), None, 15).await;
    assert!(matches!(foreign, Err(ServiceError::NotFound)));
}

#[tokio::test]
async fn what_was_dismissed_without_a_network_is_told_to_other_devices() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, due("Overdue", march(3))).await;
    t.clock.advance(SignedDuration::from_mins(5));
    let dismiss = |number, of| operation(&t, number, 60, TaskAction::Dismiss(of));
    assert_eq!(apply_one(&t, &ana, dismiss(1, id(1))).await.0, OperationOutcome::Applied);
    // One that is gone meanwhile is suggested no more either.
    assert_eq!(apply_one(&t, &ana, dismiss(2, id(9))).await.0, OperationOutcome::Applied);
    assert!(t.services.tasks().suggestions(&ana.actor).await.unwrap().is_empty());
    let task = find(&t, &ana, id(1)).await;
    assert_eq!((task.dismissed_at, task.version), (Some(t.services.now() - SignedDuration::from_mins(1)), 2));
    let feed = t.services.sync().changes(&ana.actor, None).await.unwrap();
    let told = feed.items.iter().find_map(|item| match &item.value {
        Some(ChangedEntity::Task(task)) => task.dismissed_at,
        _ => None,
    });
    assert_eq!(told, task.dismissed_at);
}

#[tokio::test]
async fn the_last_word_on_being_done_stands() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, titled("Swim")).await;
    t.clock.advance(SignedDuration::from_mins(5));
    let complete = |number, ago| operation(&t, number, ago, TaskAction::Complete(id(1), CompleteWish::default()));
    let reopen = |number, ago| operation(&t, number, ago, TaskAction::Reopen(id(1), ReopenWish::default()));
    assert_eq!(apply_one(&t, &ana, complete(1, 60)).await.0, OperationOutcome::Applied);
    assert_eq!(apply_one(&t, &ana, reopen(2, 90)).await.0, OperationOutcome::Superseded);
    assert!(find(&t, &ana, id(1)).await.completed_at.is_some());
    assert_eq!(apply_one(&t, &ana, reopen(3, 30)).await.0, OperationOutcome::Applied);
    assert_eq!(apply_one(&t, &ana, complete(4, 40)).await.0, OperationOutcome::Superseded);
    assert!(find(&t, &ana, id(1)).await.is_open());
}

#[tokio::test]
async fn what_is_refused_leaves_nothing_behind_and_stops_nothing() {
    let (t, ana) = scene().await;
    let ben = t.person("Ben").await;
    make(&t, &ben, 9, titled("His")).await;
    make(&t, &ana, 1, titled("Swim")).await;
    let gone = TaskFields { project_id: Some(ProjectId(Uuid::from_u128(77))), ..titled("Run") };
    let plan =
        |task_id: TaskId| TaskPlan { task_id, timeframe: Some(Timeframe::Someday), planned_on: None, day: Patch::Keep };
    let answers = apply(
        &t,
        &ana,
        vec![
            operation(&t, 1, 50, TaskAction::Complete(id(9), CompleteWish::default())),
            operation(&t, 2, 40, TaskAction::Create(id(1), titled("Another"), None)),
            // A project that was deleted meanwhile is no reason to lose the task.
            operation(&t, 3, 30, TaskAction::Create(id(2), gone, None)),
            operation(&t, 4, 20, TaskAction::Plan(vec![plan(id(2)), plan(id(9))])),
            operation(&t, 5, 10, TaskAction::Order(id(9), OrderKey::first())),
        ],
    )
    .await;
    let not_found = (OperationOutcome::Rejected, Some("not_found"));
    let reused = (OperationOutcome::Rejected, Some("id_reused"));
    assert_eq!(outcomes(&answers), [not_found, reused, APPLIED, APPLIED, not_found]);
    let run = find(&t, &ana, id(2)).await;
    assert_eq!((run.project_id, run.timeframe), (None, Some(Timeframe::Someday)));
    assert_eq!(find(&t, &ben, id(9)).await.timeframe, None);
}

#[tokio::test]
async fn a_plan_for_what_was_deleted_meanwhile_is_passed_over_and_one_for_nothing_is_refused() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, titled("Swim")).await;
    let plan = |number, task_id: TaskId| {
        let plan = TaskPlan { task_id, timeframe: Some(Timeframe::Someday), planned_on: None, day: Patch::Keep };
        operation(&t, number, 0, TaskAction::Plan(vec![plan]))
    };
    let deleted = operation(&t, 1, 0, TaskAction::Delete(id(1), DeleteReach::One));
    let answers = apply(&t, &ana, vec![deleted, plan(2, id(1)), plan(3, id(9))]).await;
    assert_eq!(outcomes(&answers), [APPLIED, APPLIED, (OperationOutcome::Rejected, Some("not_found"))]);
}

#[tokio::test]
async fn a_deletion_is_taken_back_by_the_queue() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, titled("Swim")).await;
    make(&t, &ana, 2, titled("Run")).await;
    let answers = apply(
        &t,
        &ana,
        vec![
            operation(&t, 1, 0, TaskAction::Delete(id(1), DeleteReach::One)),
            operation(&t, 2, 0, TaskAction::Delete(id(2), DeleteReach::All)),
            operation(&t, 3, 0, TaskAction::Undelete(id(1), vec![id(2)])),
        ],
    )
    .await;
    assert_eq!(outcomes(&answers), [APPLIED; 3]);
    assert_eq!(open(&t, &ana).await.iter().map(|task| task.id).collect::<Vec<_>>(), [id(1), id(2)]);
}

#[tokio::test]
async fn a_suggestion_is_dismissed_by_its_owner_and_once() {
    let (t, ana) = scene().await;
    let ben = t.person("Ben").await;
    make(&t, &ana, 1, due("Overdue", march(3))).await;
    let dismiss = |number| operation(&t, number, 0, TaskAction::Dismiss(id(1)));
    // To another person it is a task that is gone.
    assert_eq!(apply_one(&t, &ben, dismiss(1)).await.0, OperationOutcome::Applied);
    assert_eq!(t.services.tasks().suggestions(&ana.actor).await.unwrap().len(), 1);
    assert_eq!(find(&t, &ana, id(1)).await.dismissed_at, None);
    assert_eq!(outcomes(&apply(&t, &ana, vec![dismiss(2), dismiss(3)]).await), [APPLIED; 2]);
    assert!(t.services.tasks().suggestions(&ana.actor).await.unwrap().is_empty());
    assert_eq!(find(&t, &ana, id(1)).await.version, 2);
}

#[tokio::test]
async fn what_is_deleted_twice_or_with_its_whole_is_deleted() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, titled("Move")).await;
    make(&t, &ana, 2, part("Pack", id(1))).await;
    make(&t, &ana, 3, daily("Water the plants", TODAY)).await;
    let delete = |number, id: TaskId, reach| operation(&t, number, 0, TaskAction::Delete(id, reach));
    let answers = apply(
        &t,
        &ana,
        vec![
            delete(1, id(1), DeleteReach::One),
            delete(2, id(2), DeleteReach::One),
            delete(3, id(1), DeleteReach::One),
            delete(4, id(3), DeleteReach::One),
            // Another device meant the whole series.
            delete(5, id(3), DeleteReach::All),
            delete(6, id(77), DeleteReach::One),
        ],
    )
    .await;
    let not_found = (OperationOutcome::Rejected, Some("not_found"));
    assert_eq!(outcomes(&answers), [APPLIED, APPLIED, APPLIED, APPLIED, APPLIED, not_found]);
    assert!(open(&t, &ana).await.is_empty());
    assert!(t.services.tasks().series(&ana.actor).await.unwrap().is_empty());
    // The part went with its whole, and comes back with it.
    t.services.tasks().undelete(&ana.actor, id(1), &[]).await.unwrap();
    assert_eq!(open(&t, &ana).await.iter().map(|task| task.id).collect::<Vec<_>>(), [id(1), id(2)]);
}

#[tokio::test]
async fn an_occurrence_that_was_used_is_a_conflict() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, daily("Water the plants", TODAY)).await;
    let next = super::scene::complete(&t, &ana, id(1)).await.unwrap();
    super::scene::complete(&t, &ana, next.id).await;
    t.clock.advance(SignedDuration::from_secs(5));
    let reopen = operation(&t, 1, 0, TaskAction::Reopen(id(1), ReopenWish::default()));
    assert_eq!(apply_one(&t, &ana, reopen).await, (OperationOutcome::Conflict, Some("next_was_used".to_owned())));
}
