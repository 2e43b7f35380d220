use domain::{ids::TaskId, tasks::DeleteReach};
use jiff::SignedDuration;
use services::{
    ExpectedVersion,
    tasks::{DeletedTasks, TaskQuery, TaskState},
};
use test_support::{Person, TestServices};

use super::scene::{TODAY, complete, daily, find, id, make, march, open, part, scene, titled};

async fn delete(t: &TestServices, person: &Person, id: TaskId, reach: DeleteReach) -> DeletedTasks {
    t.clock.advance(SignedDuration::from_secs(1));
    t.services.tasks().delete(&person.actor, id, reach, &ExpectedVersion::Any).await.unwrap()
}

async fn open_ids(t: &TestServices, person: &Person) -> Vec<TaskId> {
    open(t, person).await.iter().map(|task| task.id).collect()
}

#[tokio::test]
async fn what_goes_together_comes_back_together() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, titled("Move")).await;
    make(&t, &ana, 2, part("Pack", id(1))).await;
    make(&t, &ana, 3, part("Keys", id(1))).await;
    assert_eq!(delete(&t, &ana, id(3), DeleteReach::One).await.ids, [id(3)]);
    assert_eq!(delete(&t, &ana, id(1), DeleteReach::One).await.ids, [id(1), id(2)]);
    assert!(open_ids(&t, &ana).await.is_empty());
    let back = t.services.tasks().undelete(&ana.actor, id(1), &[]).await.unwrap();
    assert_eq!((back.task.deleted_at, back.task.version), (None, 3));
    // What had gone before stays in the trash.
    assert_eq!(open_ids(&t, &ana).await, [id(1), id(2)]);
    let trash = TaskQuery { state: TaskState::Trash, limit: 10, ..TaskQuery::default() };
    let trash = t.services.tasks().list(&ana.actor, &trash).await.unwrap().tasks;
    assert_eq!(trash.iter().map(|task| task.id).collect::<Vec<_>>(), [id(3)]);
}

#[tokio::test]
async fn of_a_repeated_task_one_occurrence_goes_and_the_next_comes_until_it_is_taken_back() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, daily("Water the plants", TODAY)).await;
    let deleted = delete(&t, &ana, id(1), DeleteReach::One).await;
    assert_eq!(deleted.next.iter().map(|next| next.task.occurrence_day).collect::<Vec<_>>(), [Some(march(11))]);
    t.services.tasks().undelete(&ana.actor, id(1), &[]).await.unwrap();
    assert_eq!(open_ids(&t, &ana).await, [id(1)]);
    assert!(complete(&t, &ana, id(1)).await.is_some());
}

#[tokio::test]
async fn this_and_following_end_the_series_and_all_take_what_was_done_too() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, daily("Water the plants", march(9))).await;
    let second = complete(&t, &ana, id(1)).await.unwrap();
    let deleted = delete(&t, &ana, second.id, DeleteReach::Following).await;
    assert_eq!((deleted.ids, deleted.next.len()), (vec![second.id], 0));
    assert!(open_ids(&t, &ana).await.is_empty());
    t.services.tasks().undelete(&ana.actor, second.id, &[]).await.unwrap();
    let third = complete(&t, &ana, second.id).await;
    let third = third.expect("the series goes on with what came back");
    let mut all = delete(&t, &ana, third.id, DeleteReach::All).await.ids;
    all.sort_unstable();
    let mut expected = vec![id(1), second.id, third.id];
    expected.sort_unstable();
    assert_eq!(all, expected);
    assert!(t.services.tasks().series(&ana.actor).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_trash_is_emptied_after_thirty_days() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, titled("Swim")).await;
    make(&t, &ana, 2, titled("Run")).await;
    delete(&t, &ana, id(1), DeleteReach::One).await;
    t.clock.advance(SignedDuration::from_hours(24 * 29));
    assert_eq!(t.services.tasks().empty_trash().await.unwrap(), 0);
    t.clock.advance(SignedDuration::from_hours(25));
    assert_eq!(t.services.tasks().empty_trash().await.unwrap(), 1);
    assert!(t.services.tasks().undelete(&ana.actor, id(1), &[]).await.is_err());
    assert_eq!(find(&t, &ana, id(2)).await.title, "Run");
}
