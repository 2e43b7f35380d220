//! What tasks are sorted by: it can go, and the tasks stay.

use domain::{
    habits::{DocumentFields, DocumentKind},
    ids::{LabelId, ProjectId, SectionId},
    problem::FieldError,
    tasks::{LabelFields, ProjectFields, ProjectLayout, SectionFields, TaskFields},
};
use services::{
    ExpectedVersion,
    habits::documents::NewDocument,
    sync::{Action, Operation, OperationOutcome, TaskAction},
};
use test_support::{Person, TestServices};
use uuid::Uuid;

use super::scene::{apply, complete, find, id, make, operation, outcomes, part, scene, titled};

async fn document(t: &TestServices, person: &Person, fields: DocumentFields) -> Uuid {
    let wish = NewDocument { id: None, fields, key: None };
    t.services.habits().create_document(&person.actor, wish).await.unwrap().document.id()
}

async fn project(t: &TestServices, person: &Person, name: &str) -> ProjectId {
    let (name, layout) = (name.to_owned(), ProjectLayout::Board);
    let fields = ProjectFields { name, color: 3, layout, position: None, archived_at: None };
    ProjectId(document(t, person, DocumentFields::Project(fields)).await)
}

async fn section(t: &TestServices, person: &Person, project_id: ProjectId) -> SectionId {
    let fields = SectionFields { project_id, name: "Next".to_owned(), position: None };
    SectionId(document(t, person, DocumentFields::Section(fields)).await)
}

#[tokio::test]
async fn tasks_of_a_project_that_goes_stand_in_the_inbox() {
    let (t, ana) = scene().await;
    let work = project(&t, &ana, "Work").await;
    let next = section(&t, &ana, work).await;
    let fields = TaskFields { project_id: Some(work), section_id: Some(next), ..titled("Write the plan") };
    make(&t, &ana, 1, fields).await;
    let board = t.services.tasks().project(&ana.actor, work).await.unwrap();
    assert_eq!((board.sections.len(), board.sections[0].items.len(), board.progress.all), (1, 1, 1));
    let any = ExpectedVersion::Any;
    let habits = t.services.habits();
    let cursor = t.services.sync().changes(&ana.actor, None).await.unwrap().cursor.encode();
    habits.delete_document(&ana.actor, DocumentKind::Project, work.uuid(), &any).await.unwrap();
    let task = find(&t, &ana, id(1)).await;
    assert_eq!((task.project_id, task.section_id, task.version), (None, None, 2));
    assert!(habits.sections(&ana.actor).await.unwrap().is_empty());
    let feed = t.services.sync().changes(&ana.actor, Some(&cursor)).await.unwrap();
    let mut told: Vec<_> = feed.items.iter().map(|item| (item.entity.as_str(), item.value.is_some())).collect();
    told.sort_unstable();
    assert_eq!(told, [("project", false), ("section", false), ("task", true)]);
}

fn label(name: &str) -> DocumentFields {
    DocumentFields::Label(LabelFields { name: name.to_owned(), color: 1, position: None })
}

#[tokio::test]
async fn a_name_is_given_once_and_what_a_device_brings_stays() {
    let (t, ana) = scene().await;
    let ben = t.person("Ben").await;
    let habits = t.services.habits();
    let phone = document(&t, &ana, label("Phone")).await;
    let desk = document(&t, &ana, label("desk")).await;
    let taken = [FieldError::new("name", "duplicate")];
    let wish = |fields| NewDocument { id: None, fields, key: None };
    let refused = habits.create_document(&ana.actor, wish(label("PHONE"))).await.unwrap_err();
    assert_eq!(refused.to_problem().errors, taken);
    let any = ExpectedVersion::Any;
    let refused = habits.replace_document(&ana.actor, desk, label("phone"), &any).await.unwrap_err();
    assert_eq!(refused.to_problem().errors, taken);
    habits.replace_document(&ana.actor, phone, label("phone"), &any).await.unwrap();
    document(&t, &ben, label("phone")).await;
    // A device that was offline knew of none.
    let second = Uuid::from_u128(77);
    let put = |name: &str| Action::PutDocument(second, label(name));
    let brought = Operation { action: Ok(put("Phone")), ..operation(&t, 1, 0, TaskAction::Dismiss(id(1))) };
    assert_eq!(outcomes(&apply(&t, &ana, vec![brought]).await), [(OperationOutcome::Applied, None)]);
    let all = habits.documents(&ana.actor, DocumentKind::Label).await.unwrap();
    assert_eq!(all.len(), 3);
    // It can still be changed under its name.
    let red = DocumentFields::Label(LabelFields { name: "Phone".to_owned(), color: 9, position: None });
    habits.replace_document(&ana.actor, second, red, &any).await.unwrap();
}

#[tokio::test]
async fn sections_have_their_names_within_their_project() {
    let (t, ana) = scene().await;
    let (work, home) = (project(&t, &ana, "Work").await, project(&t, &ana, "Home").await);
    section(&t, &ana, work).await;
    section(&t, &ana, home).await;
    let fields = SectionFields { project_id: work, name: "next".to_owned(), position: None };
    let wish = NewDocument { id: None, fields: DocumentFields::Section(fields), key: None };
    let refused = t.services.habits().create_document(&ana.actor, wish).await.unwrap_err();
    assert_eq!(refused.to_problem().errors, [FieldError::new("name", "duplicate")]);
}

#[tokio::test]
async fn a_section_is_of_one_project_and_a_label_is_taken_off() {
    let (t, ana) = scene().await;
    let (work, home) = (project(&t, &ana, "Work").await, project(&t, &ana, "Home").await);
    let next = section(&t, &ana, work).await;
    let label = LabelFields { name: "Phone".to_owned(), color: 1, position: None };
    let label = LabelId(document(&t, &ana, DocumentFields::Label(label)).await);
    let fields = |project_id| TaskFields {
        project_id: Some(project_id),
        section_id: Some(next),
        labels: [label].into(),
        ..titled("Call")
    };
    let wish = services::tasks::NewTask { id: None, fields: fields(home), position: None, key: None };
    let refused = t.services.tasks().create(&ana.actor, wish).await.unwrap_err();
    assert_eq!(refused.to_problem().errors, [FieldError::new("section_id", "not_allowed")]);
    make(&t, &ana, 1, fields(work)).await;
    let any = ExpectedVersion::Any;
    let habits = t.services.habits();
    habits.delete_document(&ana.actor, DocumentKind::Section, next.uuid(), &any).await.unwrap();
    habits.delete_document(&ana.actor, DocumentKind::Label, label.uuid(), &any).await.unwrap();
    let task = find(&t, &ana, id(1)).await;
    assert_eq!((task.project_id, task.section_id, task.labels.len()), (Some(work), None, 0));
}

#[tokio::test]
async fn parts_go_along_to_another_project() {
    let (t, ana) = scene().await;
    let (work, home) = (project(&t, &ana, "Work").await, project(&t, &ana, "Home").await);
    let within = |fields: TaskFields, project_id| TaskFields { project_id, ..fields };
    make(&t, &ana, 1, within(titled("Move"), Some(work))).await;
    make(&t, &ana, 2, within(part("Pack", id(1)), Some(work))).await;
    make(&t, &ana, 3, within(part("Keys", id(1)), None)).await;
    let any = ExpectedVersion::Any;
    t.services.tasks().replace(&ana.actor, id(1), within(titled("Move"), Some(home)), None, &any).await.unwrap();
    assert_eq!(find(&t, &ana, id(2)).await.project_id, Some(home));
    // What stood elsewhere stays there.
    assert_eq!(find(&t, &ana, id(3)).await.project_id, None);
}

#[tokio::test]
async fn pages_that_count_read_open_tasks_and_those_of_projects_done_or_not() {
    let (t, ana) = scene().await;
    let ben = t.person("Ben").await;
    let (work, home) = (project(&t, &ana, "Work").await, project(&t, &ana, "Home").await);
    let within = |project_id| TaskFields { project_id: Some(project_id), ..titled("Write the plan") };
    make(&t, &ana, 1, within(work)).await;
    make(&t, &ana, 2, within(home)).await;
    make(&t, &ana, 3, titled("Call Ben")).await;
    complete(&t, &ana, id(1)).await;
    let ids = |tasks: Vec<domain::tasks::Task>| {
        let mut ids: Vec<_> = tasks.into_iter().map(|task| task.id).collect();
        ids.sort_unstable();
        ids
    };
    let both = t.services.tasks().tasks_of_projects(&ana.actor, &[work, home]).await.unwrap();
    assert_eq!(ids(both), [id(1), id(2)]);
    // What was done today is read with the open ones: it stands on Today.
    assert_eq!(ids(t.services.tasks().open_tasks(&ana.actor).await.unwrap()), [id(1), id(2), id(3)]);
    assert!(t.services.tasks().tasks_of_projects(&ben.actor, &[work]).await.unwrap().is_empty());
    assert!(t.services.tasks().open_tasks(&ben.actor).await.unwrap().is_empty());
}
