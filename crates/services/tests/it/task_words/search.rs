//! What is found by words.

use domain::tasks::{SearchView, TaskFields};
use jiff::civil::date;
use test_support::{Person, TestServices};

use super::scene::{NOON, TODAY, project, task};

async fn found(t: &TestServices, who: &Person, words: &str) -> SearchView {
    t.services.tasks().search(&who.actor, words).await.unwrap()
}

#[tokio::test]
async fn words_find_habits_projects_and_tasks_of_their_owner() {
    let t = TestServices::at(NOON).await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    project(&t, &ana, "Garden", None).await;
    t.habit(&ana, "Water the garden", date(2026, 3, 1)).await;
    let parent = task(&t, &ana, TaskFields::titled("Spring")).await;
    let noted = TaskFields {
        notes: Some("for the GARDEN".to_owned()),
        parent_id: Some(parent.id),
        ..TaskFields::titled("Buy seeds")
    };
    let seeds = task(&t, &ana, noted).await;
    let done = task(&t, &ana, TaskFields::titled("Fence the garden")).await;
    sqlx::query("update tasks set completed_at = now(), completed_on = '2026-03-11' where task_id = $1")
        .bind(done.id.uuid())
        .execute(&t.owner)
        .await
        .unwrap();
    task(&t, &ben, TaskFields::titled("Ben's garden")).await;

    let view = found(&t, &ana, " garden ").await;
    assert_eq!((view.habits.len(), view.projects.len(), view.is_cut), (1, 1, false));
    let open: Vec<_> = view.open.iter().map(|item| (item.task.id, item.part_of.as_deref())).collect();
    assert_eq!(open, [(seeds.id, Some("Spring"))]);
    let done_ids: Vec<_> = view.done.iter().map(|item| item.task.id).collect();
    assert_eq!(done_ids, [done.id]);
    assert_eq!(found(&t, &ana, "garden seeds").await.open.len(), 1);
    assert!(found(&t, &ben, "seeds").await.open.is_empty());
}

#[tokio::test]
async fn no_words_find_nothing_and_signs_of_patterns_are_signs() {
    let t = TestServices::at(NOON).await;
    let ana = t.person("Ana").await;
    task(&t, &ana, TaskFields::titled("Half of it, 50%")).await;
    task(&t, &ana, TaskFields::titled("Half of it, 500")).await;
    assert_eq!(found(&t, &ana, "  ").await, SearchView { today: TODAY, ..SearchView::default() });
    assert_eq!(found(&t, &ana, "50%").await.open.len(), 1);
    assert!(found(&t, &ana, "\0").await.open.is_empty());
}
