use domain::{
    habits::DocumentFields,
    ids::{HabitId, LabelId, ProjectId},
    problem::FieldError,
    tasks::{Due, ProjectFields, ProjectLayout, SectionFields, TaskFields},
};
use jiff::civil::time;
use services::{ExpectedVersion, ServiceError, habits::documents::NewDocument, tasks::NewTask};
use uuid::Uuid;

use super::scene::{due, find, id, make, march, part, scene, titled};

fn wish(number: u128, fields: TaskFields) -> NewTask {
    NewTask { id: Some(id(number)), fields, position: None, key: None }
}

fn errors(error: &ServiceError) -> Vec<FieldError> {
    error.to_problem().errors
}

#[tokio::test]
async fn a_task_comes_back_as_it_was_made_and_behind_the_others() {
    let (t, ana) = scene().await;
    let zoned = Due { zone: Some("Europe/Berlin".to_owned()), ..Due::at(march(12), time(18, 30, 0, 0)) };
    let fields = TaskFields { due: Some(zoned), estimate_minutes: Some(30), ..titled("Call Ana") };
    let first = make(&t, &ana, 1, fields.clone()).await;
    let second = make(&t, &ana, 2, titled("Swim")).await;
    assert_eq!((find(&t, &ana, id(1)).await, first.fields(), first.version), (first.clone(), fields, 1));
    assert!(first.position < second.position);
}

#[tokio::test]
async fn the_same_create_again_is_a_retry_and_another_body_is_refused() {
    let (t, ana) = scene().await;
    let tasks = t.services.tasks();
    assert!(tasks.create(&ana.actor, wish(1, titled("Swim"))).await.unwrap().is_new);
    assert!(!tasks.create(&ana.actor, wish(1, titled("Swim"))).await.unwrap().is_new);
    let refused = tasks.create(&ana.actor, wish(1, titled("Run"))).await.unwrap_err();
    assert_eq!(refused.to_problem().code, "id_reused");
    tasks.delete(&ana.actor, id(1), domain::tasks::DeleteReach::One, &ExpectedVersion::Any).await.unwrap();
    let refused = tasks.create(&ana.actor, wish(1, titled("Swim"))).await.unwrap_err();
    assert_eq!(refused.to_problem().code, "deleted");
}

#[tokio::test]
async fn what_a_task_names_has_to_be_its_owners() {
    let (t, ana) = scene().await;
    let ben = t.person("Ben").await;
    let project = ProjectFields {
        name: "Work".to_owned(),
        color: 3,
        layout: ProjectLayout::List,
        position: None,
        archived_at: None,
    };
    let project = NewDocument { id: None, fields: DocumentFields::Project(project), key: None };
    let project = t.services.habits().create_document(&ben.actor, project).await.unwrap().document;
    let habit = t.habit(&ben, "Stretch", march(1)).await;
    make(&t, &ben, 9, titled("His")).await;
    for fields in [
        TaskFields { project_id: Some(ProjectId(project.id())), ..titled("x") },
        TaskFields { habit_id: Some(habit), ..titled("x") },
        TaskFields { habit_id: Some(HabitId(Uuid::from_u128(77))), ..titled("x") },
        TaskFields { labels: [LabelId(Uuid::from_u128(77))].into(), ..titled("x") },
        part("x", id(9)),
    ] {
        let refused = t.services.tasks().create(&ana.actor, wish(1, fields.clone())).await;
        assert!(matches!(refused, Err(ServiceError::NotFound)), "{fields:?}");
    }
    let section = SectionFields { project_id: ProjectId(project.id()), name: "Next".to_owned(), position: None };
    let section = NewDocument { id: None, fields: DocumentFields::Section(section), key: None };
    let refused = t.services.habits().create_document(&ana.actor, section).await;
    assert!(matches!(refused, Err(ServiceError::NotFound)));
}

#[tokio::test]
async fn a_zone_that_nobody_knows_is_refused() {
    let (t, ana) = scene().await;
    let zoned = Due { zone: Some("Europe/Atlantis".to_owned()), ..Due::at(march(12), time(18, 30, 0, 0)) };
    let refused = t.services.tasks().create(&ana.actor, wish(1, TaskFields { due: Some(zoned), ..titled("x") })).await;
    assert_eq!(errors(&refused.unwrap_err()), [FieldError::new("due", "unknown_time_zone")]);
}

#[tokio::test]
async fn there_are_three_levels_and_no_circles() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, titled("Move")).await;
    make(&t, &ana, 2, part("Pack", id(1))).await;
    make(&t, &ana, 3, part("Boxes", id(2))).await;
    let tasks = t.services.tasks();
    let deep = tasks.create(&ana.actor, wish(4, part("Tape", id(3)))).await.unwrap_err();
    assert_eq!(errors(&deep), [FieldError::new("parent_id", "too_deep")]);
    let any = ExpectedVersion::Any;
    let circle = tasks.replace(&ana.actor, id(1), part("Move", id(3)), None, &any).await.unwrap_err();
    assert_eq!(errors(&circle), [FieldError::new("parent_id", "cycle")]);
    let (family, progress) = tasks.family(&ana.actor, id(1)).await.unwrap();
    assert_eq!((family[0].id, family.len(), progress.done, progress.all), (id(1), 3, 0, 2));
}

#[tokio::test]
async fn a_part_whose_whole_is_in_the_trash_can_be_edited() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, titled("Move")).await;
    make(&t, &ana, 2, part("Pack", id(1))).await;
    make(&t, &ana, 3, titled("Call")).await;
    let (tasks, any) = (t.services.tasks(), ExpectedVersion::Any);
    tasks.delete(&ana.actor, id(1), domain::tasks::DeleteReach::One, &any).await.unwrap();
    tasks.undelete(&ana.actor, id(2), &[]).await.unwrap();
    let packed = tasks.replace(&ana.actor, id(2), part("Pack the books", id(1)), None, &any).await.unwrap();
    assert_eq!((packed.task.title.as_str(), packed.task.parent_id), ("Pack the books", Some(id(1))));
    // Nothing new becomes a part of it there.
    let refused = tasks.replace(&ana.actor, id(3), part("Call", id(1)), None, &any).await;
    assert!(matches!(refused, Err(ServiceError::NotFound)));
}

#[tokio::test]
async fn a_foreign_task_does_not_exist() {
    let (t, ana) = scene().await;
    let ben = t.person("Ben").await;
    make(&t, &ana, 1, due("Hers", march(12))).await;
    let tasks = t.services.tasks();
    let any = ExpectedVersion::Any;
    assert!(matches!(tasks.find(&ben.actor, id(1)).await, Err(ServiceError::NotFound)));
    let replaced = tasks.replace(&ben.actor, id(1), titled("His"), None, &any).await;
    assert!(matches!(replaced, Err(ServiceError::NotFound)));
    let done = tasks.complete(&ben.actor, id(1), services::tasks::CompleteWish::default()).await;
    assert!(matches!(done, Err(ServiceError::NotFound)));
    let deleted = tasks.delete(&ben.actor, id(1), domain::tasks::DeleteReach::All, &any).await;
    assert!(matches!(deleted, Err(ServiceError::NotFound)));
    assert!(matches!(tasks.undelete(&ben.actor, id(1), &[]).await, Err(ServiceError::NotFound)));
    assert!(matches!(tasks.dismiss_suggestion(&ben.actor, id(1)).await, Err(ServiceError::NotFound)));
    // The same id is free for somebody else.
    make(&t, &ben, 1, titled("His")).await;
    assert_eq!(find(&t, &ana, id(1)).await.title, "Hers");
}

#[tokio::test]
async fn a_version_that_was_not_seen_is_not_overwritten() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, titled("Swim")).await;
    let tasks = t.services.tasks();
    let seen = ExpectedVersion::OneOf(vec![1]);
    let swum = tasks.replace(&ana.actor, id(1), titled("Swim far"), None, &seen).await.unwrap();
    assert_eq!((swum.task.title.as_str(), swum.task.version), ("Swim far", 2));
    let late = tasks.replace(&ana.actor, id(1), titled("Run"), None, &seen).await.unwrap_err();
    assert_eq!(late.to_problem().code, "version_mismatch");
    // Nothing is written, and no version is counted, where nothing is another.
    let same = tasks.replace(&ana.actor, id(1), titled("Swim far"), None, &ExpectedVersion::Any).await.unwrap();
    assert_eq!(same.task.version, 2);
}
