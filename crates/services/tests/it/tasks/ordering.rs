use domain::{
    habits::{DocumentFields, DocumentKind, GroupFields},
    ids::DeviceId,
    tasks::{Label, LabelFields, OrderKey},
};
use services::{
    ServiceError,
    habits::documents::NewDocument,
    sync::{Action, Operation, OperationOutcome},
};
use test_support::{Person, TestServices};
use uuid::Uuid;

use super::scene::{find, id, make, open, scene, titled};

#[tokio::test]
async fn moving_one_task_writes_one_row() {
    let (t, ana) = scene().await;
    for number in 1..=3 {
        make(&t, &ana, number, titled("Swim")).await;
    }
    let first = find(&t, &ana, id(1)).await.position;
    let before_all = OrderKey::between(None, Some(&first)).unwrap();
    let moved = t.services.tasks().order(&ana.actor, id(3), before_all.clone()).await.unwrap();
    assert_eq!((moved.task.position, moved.task.version), (before_all, 2));
    let versions: Vec<_> = open(&t, &ana).await.iter().map(|task| task.version).collect();
    assert_eq!(versions, [1, 1, 2]);
}

#[tokio::test]
async fn two_rows_that_chose_the_same_place_get_places_of_their_own() {
    let (t, ana) = scene().await;
    for number in 1..=3 {
        make(&t, &ana, number, titled("Swim")).await;
    }
    let second = find(&t, &ana, id(2)).await.position;
    t.services.tasks().order(&ana.actor, id(3), second).await.unwrap();
    let mut tasks = open(&t, &ana).await;
    tasks.sort_by_key(|task| task.position.clone());
    assert_eq!(tasks.iter().map(|task| task.id).collect::<Vec<_>>(), [id(1), id(2), id(3)]);
    // Something can be put between them again.
    assert!(OrderKey::between(Some(&tasks[1].position), Some(&tasks[2].position)).is_some());
}

#[tokio::test]
async fn a_list_whose_keys_grew_long_is_spread_anew_in_its_order() {
    let (t, ana) = scene().await;
    for number in 1..=3 {
        make(&t, &ana, number, titled("Swim")).await;
    }
    let (first, second) = (find(&t, &ana, id(1)).await.position, find(&t, &ana, id(2)).await.position);
    let mut between = OrderKey::between(Some(&first), Some(&second)).unwrap();
    while !between.is_long() {
        between = OrderKey::between(Some(&first), Some(&between)).unwrap();
    }
    let moved = t.services.tasks().order(&ana.actor, id(3), between).await.unwrap().task;
    assert!(!moved.position.is_long());
    let mut tasks = open(&t, &ana).await;
    tasks.sort_by_key(|task| task.position.clone());
    assert_eq!(tasks.iter().map(|task| task.id).collect::<Vec<_>>(), [id(1), id(3), id(2)]);
    assert!(tasks.iter().all(|task| !task.position.is_long()));
}

fn label(name: &str) -> DocumentFields {
    DocumentFields::Label(LabelFields { name: name.to_owned(), color: 1, position: None })
}

async fn document(t: &TestServices, person: &Person, fields: DocumentFields) -> Uuid {
    let wish = NewDocument { id: None, fields, key: None };
    t.services.habits().create_document(&person.actor, wish).await.unwrap().document.id()
}

async fn labels(t: &TestServices, person: &Person) -> Vec<Label> {
    let all = t.services.habits().documents(&person.actor, DocumentKind::Label).await.unwrap();
    all.into_iter().filter_map(domain::habits::Document::into_label).collect()
}

async fn names(t: &TestServices, person: &Person) -> Vec<String> {
    labels(t, person).await.into_iter().map(|label| label.name).collect()
}

#[tokio::test]
async fn a_new_place_and_a_new_name_of_two_devices_both_stand() {
    let (t, ana) = scene().await;
    for name in ["phone", "errands", "home"] {
        document(&t, &ana, label(name)).await;
    }
    let before = labels(&t, &ana).await;
    let first = OrderKey::between(None, Some(&before[0].position)).unwrap();
    let operation = |number: u8, action| Operation {
        op_id: Uuid::from_u128(u128::from(number) + 1_000),
        seq: i64::from(number),
        request_hash: [number; 32],
        client_time: t.services.now(),
        time_zone: "Europe/Lisbon".to_owned(),
        action: Ok(action),
    };
    let id = before[2].id.uuid();
    let operations = || {
        vec![
            operation(1, Action::PutDocument(id, label("house"))),
            operation(2, Action::OrderDocument(DocumentKind::Label, id, first.clone())),
            operation(3, Action::OrderDocument(DocumentKind::Label, Uuid::from_u128(77), first.clone())),
        ]
    };
    let device = DeviceId(Uuid::from_u128(9));
    let mut outcomes = Vec::new();
    for _ in 0..2 {
        let answers = t.services.sync().apply(&ana.actor, device, "test", operations()).await.unwrap();
        outcomes.push(answers.iter().map(|answer| answer.outcome).collect::<Vec<_>>());
    }
    let (applied, again, gone) = (OperationOutcome::Applied, OperationOutcome::Duplicate, OperationOutcome::Rejected);
    assert_eq!(outcomes, [vec![applied, applied, gone], vec![again, again, gone]]);
    assert_eq!(names(&t, &ana).await, ["house", "phone", "errands"]);
    let after = labels(&t, &ana).await;
    assert_eq!(after.iter().map(|label| label.version).collect::<Vec<_>>(), [3, 1, 1]);
}

#[tokio::test]
async fn labels_whose_keys_grew_long_are_spread_anew_in_their_order() {
    let (t, ana) = scene().await;
    for name in ["phone", "errands", "home"] {
        document(&t, &ana, label(name)).await;
    }
    let before = labels(&t, &ana).await;
    let mut between = OrderKey::between(Some(&before[0].position), Some(&before[1].position)).unwrap();
    while !between.is_long() {
        between = OrderKey::between(Some(&before[0].position), Some(&between)).unwrap();
    }
    let habits = t.services.habits();
    habits.order_document(&ana.actor, DocumentKind::Label, before[2].id.uuid(), &between).await.unwrap();
    assert_eq!(names(&t, &ana).await, ["phone", "home", "errands"]);
    assert!(labels(&t, &ana).await.iter().all(|label| !label.position.is_long()));
}

#[tokio::test]
async fn what_has_no_keys_or_is_somebody_elses_is_not_moved() {
    let (t, ana) = scene().await;
    let ben = t.person("Ben").await;
    let hers = document(&t, &ana, label("phone")).await;
    let group =
        document(&t, &ana, DocumentFields::Group(GroupFields { name: "Morning".to_owned(), position: None })).await;
    let (habits, to) = (t.services.habits(), OrderKey::first());
    let foreign = habits.order_document(&ben.actor, DocumentKind::Label, hers, &to).await;
    assert!(matches!(foreign, Err(ServiceError::NotFound)));
    let refused = habits.order_document(&ana.actor, DocumentKind::Group, group, &to).await.unwrap_err();
    assert_eq!(refused.to_problem().field("position"), Some("not_allowed"));
}
