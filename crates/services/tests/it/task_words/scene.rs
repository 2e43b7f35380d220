//! People with projects, labels and tasks, on Thursday, 12 March 2026.

use domain::{
    habits::DocumentFields,
    ids::{DeviceId, LabelId, ProjectId, SectionId},
    tasks::{LabelFields, ProjectFields, ProjectLayout, SectionFields, Task, TaskFields},
};
use jiff::{
    Timestamp,
    civil::{Date, date},
};
use services::{
    habits::documents::NewDocument,
    sync::{Action, Operation, OperationOutcome},
    tasks::NewTask,
};
use test_support::{Person, TestServices};
use uuid::Uuid;

pub const NOON: &str = "2026-03-12T12:00:00Z";
pub const TODAY: Date = date(2026, 3, 12);

async fn document(t: &TestServices, who: &Person, fields: DocumentFields) -> Uuid {
    let wish = NewDocument { id: None, fields, key: None };
    t.services.habits().create_document(&who.actor, wish).await.unwrap().document.id()
}

pub async fn project(t: &TestServices, who: &Person, name: &str, archived_at: Option<Timestamp>) -> ProjectId {
    let (name, layout) = (name.to_owned(), ProjectLayout::List);
    let fields = ProjectFields { name, color: 0, layout, position: None, archived_at };
    ProjectId(document(t, who, DocumentFields::Project(fields)).await)
}

pub async fn section(t: &TestServices, who: &Person, project_id: ProjectId, name: &str) -> SectionId {
    let fields = SectionFields { project_id, name: name.to_owned(), position: None };
    SectionId(document(t, who, DocumentFields::Section(fields)).await)
}

pub async fn label(t: &TestServices, who: &Person, name: &str) -> LabelId {
    let fields = LabelFields { name: name.to_owned(), color: 0, position: None };
    LabelId(document(t, who, DocumentFields::Label(fields)).await)
}

/// One that a device made without knowing of the others.
pub async fn label_of_device(t: &TestServices, who: &Person, name: &str) -> LabelId {
    let id = t.services.new_id();
    let fields = LabelFields { name: name.to_owned(), color: 0, position: None };
    let operation = Operation {
        op_id: t.services.new_id(),
        seq: 1,
        request_hash: [1; 32],
        client_time: t.services.now(),
        time_zone: "Europe/Lisbon".to_owned(),
        action: Ok(Action::PutDocument(id, DocumentFields::Label(fields))),
    };
    let answers = t.services.sync().apply(&who.actor, DeviceId(id), "test", vec![operation]).await.unwrap();
    assert_eq!(answers.first().map(|answer| answer.outcome), Some(OperationOutcome::Applied));
    LabelId(id)
}

pub async fn task(t: &TestServices, who: &Person, fields: TaskFields) -> Task {
    let wish = NewTask { id: None, fields: fields.checked().unwrap(), position: None, key: None };
    t.services.tasks().create(&who.actor, wish).await.unwrap().record.task
}
