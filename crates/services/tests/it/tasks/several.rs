//! One thing done with several tasks: with all of them or with none.

use domain::{
    habits::DocumentFields,
    ids::{ProjectId, SectionId, TaskId},
    problem::FieldError,
    tasks::{ProjectFields, ProjectLayout, SectionFields},
};
use services::{
    ServiceError,
    habits::documents::NewDocument,
    tasks::{CompleteWish, ReopenWish},
};
use test_support::{Person, TestServices};
use uuid::Uuid;

use super::scene::{TODAY, daily, find, id, make, next_id, open, part, scene, titled};

fn done(ids: &[TaskId]) -> Vec<(TaskId, CompleteWish)> {
    ids.iter().map(|id| (*id, CompleteWish::default())).collect()
}

async fn document(t: &TestServices, person: &Person, fields: DocumentFields) -> Uuid {
    let wish = NewDocument { id: None, fields, key: None };
    t.services.habits().create_document(&person.actor, wish).await.unwrap().document.id()
}

async fn project(t: &TestServices, person: &Person, name: &str) -> ProjectId {
    let (name, layout) = (name.to_owned(), ProjectLayout::List);
    let fields = ProjectFields { name, color: 3, layout, position: None, archived_at: None };
    ProjectId(document(t, person, DocumentFields::Project(fields)).await)
}

async fn section(t: &TestServices, person: &Person, project_id: ProjectId) -> SectionId {
    let fields = SectionFields { project_id, name: "Next".to_owned(), position: None };
    SectionId(document(t, person, DocumentFields::Section(fields)).await)
}

async fn open_ids(t: &TestServices, person: &Person) -> Vec<TaskId> {
    open(t, person).await.iter().map(|task| task.id).collect()
}

/// Ana with three tasks, the second one a part of the first, and a task that is not hers.
async fn three() -> (TestServices, Person, TaskId) {
    let (t, ana) = scene().await;
    let ben = t.person("Ben").await;
    make(&t, &ana, 1, titled("Paint the fence")).await;
    make(&t, &ana, 2, part("Buy paint", id(1))).await;
    make(&t, &ana, 3, titled("Swim")).await;
    let his = make(&t, &ben, 9, titled("His")).await.id;
    (t, ana, his)
}

#[tokio::test]
async fn all_are_done_or_none() {
    let (t, ana, his) = three().await;
    let first = make(&t, &ana, 4, daily("Water the plants", TODAY)).await;
    let tasks = t.services.tasks();
    let refused = tasks.complete_all(&ana.actor, &done(&[id(3), id(4), his])).await;
    assert!(matches!(refused, Err(ServiceError::NotFound)));
    assert_eq!(open_ids(&t, &ana).await, [id(1), id(2), id(3), id(4)]);
    tasks.complete_all(&ana.actor, &done(&[id(1), id(2), id(3), id(4)])).await.unwrap();
    assert_eq!(open_ids(&t, &ana).await, [next_id(&first, TODAY.tomorrow().unwrap())]);
}

#[tokio::test]
async fn all_are_opened_again_or_none() {
    let (t, ana, his) = three().await;
    let tasks = t.services.tasks();
    tasks.complete_all(&ana.actor, &done(&[id(1), id(2), id(3)])).await.unwrap();
    let refused = tasks.reopen_all(&ana.actor, &[id(3), his], ReopenWish::default()).await;
    assert!(matches!(refused, Err(ServiceError::NotFound)));
    assert!(open_ids(&t, &ana).await.is_empty());
    tasks.reopen_all(&ana.actor, &[id(1), id(3)], ReopenWish::default()).await.unwrap();
    assert_eq!(open_ids(&t, &ana).await, [id(1), id(3)]);
}

#[tokio::test]
async fn all_are_deleted_or_none_and_a_part_goes_with_its_whole() {
    let (t, ana, his) = three().await;
    let tasks = t.services.tasks();
    let refused = tasks.delete_all(&ana.actor, &[id(1), his]).await;
    assert!(matches!(refused, Err(ServiceError::NotFound)));
    assert_eq!(open_ids(&t, &ana).await, [id(1), id(2), id(3)]);
    tasks.delete_all(&ana.actor, &[id(1), id(2)]).await.unwrap();
    assert_eq!(open_ids(&t, &ana).await, [id(3)]);
    tasks.undelete(&ana.actor, id(1), &[id(2)]).await.unwrap();
    assert_eq!(open_ids(&t, &ana).await, [id(1), id(2), id(3)]);
}

#[tokio::test]
async fn all_are_moved_or_none_and_a_part_stays_one() {
    let (t, ana, his) = three().await;
    let (work, home) = (project(&t, &ana, "Work").await, project(&t, &ana, "Home").await);
    let next = section(&t, &ana, work).await;
    let tasks = t.services.tasks();
    let refused = tasks.move_all(&ana.actor, &[id(3), his], Some(work), None).await;
    assert!(matches!(refused, Err(ServiceError::NotFound)));
    let other = tasks.move_all(&ana.actor, &[id(3)], Some(home), Some(next)).await.unwrap_err();
    assert_eq!(other.to_problem().errors, [FieldError::new("section_id", "not_allowed")]);
    assert_eq!(find(&t, &ana, id(3)).await.project_id, None);
    // In whichever order they were chosen.
    tasks.move_all(&ana.actor, &[id(2), id(3), id(1)], Some(work), Some(next)).await.unwrap();
    for (number, whole) in [(1, None), (2, Some(id(1))), (3, None)] {
        let task = find(&t, &ana, id(number)).await;
        assert_eq!((task.project_id, task.section_id, task.parent_id), (Some(work), Some(next), whole));
    }
    // Alone it is no part of what stays in another project.
    tasks.move_all(&ana.actor, &[id(2)], None, None).await.unwrap();
    let alone = find(&t, &ana, id(2)).await;
    assert_eq!((alone.project_id, alone.parent_id), (None, None));
}

#[tokio::test]
async fn too_many_are_refused() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, titled("Swim")).await;
    let ids = vec![id(1); services::tasks::MAX_PLANS + 1];
    let refused = t.services.tasks().delete_all(&ana.actor, &ids).await.unwrap_err();
    assert_eq!(refused.to_problem().errors, [FieldError::new("ids", "too_many")]);
}
