//! Making and changing tasks, their places, what they are sorted by, and the habits that are checked in with them.

use domain::{
    habits::{DocumentKind, EntryStatus, Quantity},
    ids::{HabitId, LabelId, ProjectId, SectionId},
    tasks::{OrderKey, Priority, TaskChange, TaskFields, TaskPart, Timeframe},
};
use serde_json::json;
use uuid::Uuid;
use wire::{
    habits::DocumentBody,
    tasks::{LabelBody, ProjectBody, SectionBody, TaskView},
};

use super::scene::{TODAY, after, done, id, make, nothing, op_on, ops, titled};
use crate::offline::{
    NewPlan, Replica, Write,
    operation::{Standing, StoredOperation},
};

const HABIT: HabitId = HabitId(Uuid::from_u128(0x70));
const WORK: Uuid = Uuid::from_u128(0x71);
const SOON: Uuid = Uuid::from_u128(0x72);
const PHONE: Uuid = Uuid::from_u128(0x73);

fn change(number: u128, fields: TaskFields, parts: &[TaskPart]) -> Write {
    Write::ChangeTask { id: id(number), change: TaskChange { fields, parts: parts.to_vec() } }
}

#[test]
fn what_is_made_without_a_network_shows_at_once_behind_the_others() {
    let replica = after(vec![make(2, titled(" Call Ana ")), make(1, titled("Buy bread"))]);
    let titles: Vec<_> = replica.tasks.iter().map(|task| task.title.as_str()).collect();
    assert_eq!(titles, ["Buy bread", "Call Ana"]);
    assert!(replica.tasks.get(id(2)).unwrap().position < replica.tasks.get(id(1)).unwrap().position);
    assert!(replica.pending_tasks.contains(&id(1)) && replica.task_inputs().tasks.len() == 2);
}

#[test]
fn what_the_server_has_is_no_longer_marked() {
    let mut ops = ops(vec![make(1, titled("Call Ana")), make(2, titled("Buy bread"))]);
    ops[0].standing = Standing::Acknowledged;
    let replica = nothing().replica(&ops);
    assert_eq!(replica.pending_tasks.into_iter().collect::<Vec<_>>(), [id(2)]);
    assert!(replica.tasks.get(id(1)).is_some());
}

#[test]
fn what_was_not_changed_here_is_left_as_another_device_wrote_it() {
    let mut base = nothing();
    base.put_tasks(after(vec![make(1, titled("Call Ana"))]).tasks.iter().cloned().map(TaskView::from));
    let seen = TaskFields { notes: Some("As it was here".to_owned()), ..titled("Call Ana today") };
    let theirs = TaskFields { notes: Some("At noon".to_owned()), priority: Priority::P1, ..titled("Call Ana") };
    let told = nothing().replica(&ops(vec![make(1, theirs)])).tasks;
    base.put_tasks(told.iter().cloned().map(TaskView::from));
    let replica = base.replica(&ops(vec![change(1, seen, &[TaskPart::Title])]));
    let task = replica.task(id(1)).unwrap();
    assert_eq!((task.title.as_str(), task.notes.as_deref()), ("Call Ana today", Some("At noon")));
    assert_eq!((task.priority, task.version), (Priority::P1, 2));
}

#[test]
fn what_cannot_be_sent_is_not_queued() {
    assert!(op_on(TODAY, 1, make(1, titled(" "))).is_none());
    let too_long = titled(&"x".repeat(501));
    assert!(op_on(TODAY, 1, change(1, too_long, &[TaskPart::Title])).is_none());
}

#[test]
fn what_is_sent_says_the_day_the_parts_and_nothing_of_this_device() {
    let sent = |write| op_on(TODAY, 1, write).unwrap();
    let complete = sent(done(id(1)));
    assert_eq!(complete.body().payload, json!({ "day": TODAY, "log_habit": true, "with_parts": false }));
    assert_eq!((complete.kind.as_str(), complete.entity.as_str()), ("task.complete", "task"));
    let renamed = sent(change(1, titled("Call Ana"), &[TaskPart::Title, TaskPart::Schedule]));
    assert_eq!(renamed.body().payload["changed"], json!(["title", "due"]));
    let plan = sent(Write::PlanTasks { ids: vec![id(2), id(1)], plan: NewPlan::For(Timeframe::ThisWeek) });
    let this_week = |number| json!({ "id": id(number), "timeframe": "this_week", "planned_on": TODAY });
    assert_eq!(plan.body().payload, json!({ "plans": [this_week(2), this_week(1)] }));
    assert_eq!((plan.body().entity_id, plan.task_id()), (None, Some(id(2))));
}

#[test]
fn an_operation_that_an_older_build_stored_has_no_clock_and_is_read() {
    let op = op_on(TODAY, 1, done(id(1))).unwrap();
    let mut row = serde_json::to_value(&op).unwrap();
    assert_eq!(row.as_object_mut().unwrap().remove("clock"), Some(json!("2026-03-12T12:00:00")));
    let read: StoredOperation = serde_json::from_value(row).unwrap();
    assert_eq!(read, StoredOperation { clock: None, ..op });
}

#[test]
fn a_task_that_is_unknown_here_is_left_to_the_server() {
    let replica = after(vec![done(id(9)), change(9, titled("Call Ana"), &[TaskPart::Title])]);
    assert!(replica.tasks.is_empty() && replica.pending_tasks.is_empty());
}

#[test]
fn a_new_place_moves_one_row() {
    let made = vec![make(1, titled("One")), make(2, titled("Two")), make(3, titled("Three"))];
    let before = after(made.clone());
    let place = |replica: &Replica, number| replica.task(id(number)).unwrap().position.clone();
    let between = OrderKey::between(Some(&place(&before, 1)), Some(&place(&before, 2))).unwrap();
    let order = Write::OrderTask { id: id(3), position: between.clone() };
    let replica = after([made, vec![order.clone()]].concat());
    assert_eq!(place(&replica, 3), between);
    assert_eq!((place(&replica, 1), place(&replica, 2)), (place(&before, 1), place(&before, 2)));
    let back = before.takes_back(&order, TODAY).unwrap();
    assert_eq!(back, Write::OrderTask { id: id(3), position: place(&before, 3) });
}

fn sorted() -> Vec<Write> {
    let put = |id: Uuid, body: DocumentBody| Write::PutDocument { id, body };
    let project = json!({ "name": "Work" });
    let section = json!({ "project_id": WORK, "name": "Soon" });
    let label = json!({ "name": "Phone", "color": 3 });
    let fields = TaskFields {
        project_id: Some(ProjectId(WORK)),
        section_id: Some(SectionId(SOON)),
        labels: [LabelId(PHONE)].into(),
        ..titled("Call Ana")
    };
    vec![
        put(WORK, DocumentBody::Project(serde_json::from_value::<ProjectBody>(project).unwrap())),
        put(SOON, DocumentBody::Section(serde_json::from_value::<SectionBody>(section).unwrap())),
        put(PHONE, DocumentBody::Label(serde_json::from_value::<LabelBody>(label).unwrap())),
        make(1, fields),
    ]
}

fn without(kind: DocumentKind, id: Uuid) -> Replica {
    after([sorted(), vec![Write::DeleteDocument { kind, id }]].concat())
}

#[test]
fn what_tasks_are_sorted_by_is_made_without_a_network() {
    let replica = after(sorted());
    let inputs = replica.task_inputs();
    assert_eq!((inputs.projects.len(), inputs.sections.len(), inputs.labels.len()), (1, 1, 1));
    assert!(replica.pending_documents.contains(&SOON));
    for (kind, id) in [(DocumentKind::Project, WORK), (DocumentKind::Section, SOON), (DocumentKind::Label, PHONE)] {
        assert!(replica.is_named(kind, id) && replica.document(kind, id).is_some(), "{kind:?}");
    }
}

#[test]
fn a_task_stays_when_what_it_is_sorted_by_goes() {
    let replica = without(DocumentKind::Project, WORK);
    let task = replica.task(id(1)).unwrap();
    assert_eq!((task.project_id, task.section_id), (None, None));
    assert!(replica.sections.is_empty() && task.labels.len() == 1);

    let replica = without(DocumentKind::Section, SOON);
    let task = replica.task(id(1)).unwrap();
    assert_eq!((task.project_id, task.section_id), (Some(ProjectId(WORK)), None));

    let replica = without(DocumentKind::Label, PHONE);
    assert!(replica.task(id(1)).unwrap().labels.is_empty() && replica.projects.len() == 1);
}

fn habit(kind: &str) -> Write {
    let target = if kind == "measure" { json!("8") } else { json!(null) };
    let body = json!({"name": "Read", "kind": kind, "target": target, "schedule": {"type": "daily"}});
    Write::CreateHabit { id: HABIT, body: serde_json::from_value(body).unwrap() }
}

fn reading() -> Write {
    make(1, TaskFields { habit_id: Some(HABIT), ..titled("Read the report") })
}

#[test]
fn a_task_checks_its_habit_in_and_takes_exactly_that_back() {
    let status = |replica: &Replica| replica.habit(HABIT).unwrap().history.mark(TODAY).status;
    let logged = after(vec![habit("yes_no"), reading(), done(id(1))]);
    assert_eq!(status(&logged), Some(EntryStatus::Done));
    assert!(logged.is_pending(HABIT, Some(TODAY)));
    let reopened = after(vec![habit("yes_no"), reading(), done(id(1)), Write::ReopenTask { id: id(1) }]);
    assert_eq!((status(&reopened), reopened.task(id(1)).unwrap().is_open()), (None, true));
    let unlogged = after(vec![habit("yes_no"), reading(), Write::CompleteTask { id: id(1), log_habit: false }]);
    assert_eq!(status(&unlogged), None);
}

#[test]
fn a_task_leaves_what_its_owner_said_of_the_day() {
    let said = |status: &str| {
        let payload = serde_json::from_value(json!({ "day": TODAY, "status": status })).unwrap();
        Write::SetEntry { habit_id: HABIT, day: TODAY, payload }
    };
    let reopen = Write::ReopenTask { id: id(1) };
    for (word, status) in [("skipped", EntryStatus::Skipped), ("done", EntryStatus::Done)] {
        let both = after(vec![habit("yes_no"), reading(), said(word), done(id(1)), reopen.clone()]);
        assert_eq!(both.habit(HABIT).unwrap().history.mark(TODAY).status, Some(status), "{word}");
    }
    let changed = after(vec![habit("yes_no"), reading(), done(id(1)), said("partial"), reopen]);
    assert_eq!(changed.habit(HABIT).unwrap().history.mark(TODAY).status, Some(EntryStatus::Partial));
}

#[test]
fn a_task_adds_one_to_what_is_counted() {
    let add = Write::Increment { habit_id: HABIT, day: TODAY, amount: Quantity::parse("2").unwrap() };
    let value = |writes| after(writes).habit(HABIT).unwrap().history.mark(TODAY).value;
    let counted = vec![habit("measure"), reading(), add, done(id(1))];
    assert_eq!(value(counted.clone()), Quantity::parse("3").ok());
    let reopened = [counted, vec![Write::ReopenTask { id: id(1) }]].concat();
    assert_eq!(value(reopened), Quantity::parse("2").ok());
}

#[test]
fn time_is_added_to_what_another_device_noted() {
    let spend = |minutes| Write::SpendTime { id: id(1), minutes };
    let mut base = nothing();
    let theirs = TaskFields { spent_minutes: 30, ..titled("Swim") };
    base.put_tasks(after(vec![make(1, theirs)]).tasks.iter().cloned().map(TaskView::from));
    let replica = base.replica(&ops(vec![spend(15), spend(30)]));
    assert_eq!(replica.task(id(1)).map(|task| task.spent_minutes), Some(75));
    assert_eq!(replica.takes_back(&spend(15), TODAY), Some(spend(-15)));
    let sent = op_on(TODAY, 1, spend(15)).unwrap();
    assert_eq!((sent.kind.as_str(), sent.body().payload), ("task.spend", json!({ "minutes": 15 })));
    assert!(op_on(TODAY, 1, spend(0)).is_none());
}

#[test]
fn what_is_dismissed_without_a_network_is_marked_and_changes_nothing_else() {
    let replica = after(vec![make(1, titled("Swim")), Write::DismissTask { id: id(1) }]);
    let task = replica.task(id(1)).unwrap();
    assert!(task.dismissed_at.is_some() && task.is_open() && replica.pending_tasks.contains(&id(1)));
    assert_eq!(replica.takes_back(&Write::DismissTask { id: id(1) }, TODAY), None);
}

#[test]
fn a_task_becomes_a_part_of_another_one_but_never_of_itself() {
    let into = |number, parent: Option<u128>| {
        change(number, TaskFields { parent_id: parent.map(id), ..titled("Any") }, &[TaskPart::Belonging])
    };
    let made = vec![make(1, titled("House")), make(2, titled("Garden")), into(2, Some(1))];
    let parent = |more: Vec<Write>, of| after([made.clone(), more].concat()).task(id(of)).unwrap().parent_id;
    assert_eq!(parent(Vec::new(), 2), Some(id(1)));
    assert_eq!(parent(vec![into(1, Some(2))], 1), None);
    assert_eq!(parent(vec![into(2, None)], 2), None);
    let replica = after(made.clone());
    let back = replica.takes_back(&into(2, None), TODAY).unwrap();
    assert_eq!(parent(vec![into(2, None), back], 2), Some(id(1)));
}

#[test]
fn what_tasks_are_sorted_by_moves_and_keeps_its_name() {
    let home = Uuid::from_u128(0x74);
    let body = serde_json::from_value::<LabelBody>(json!({ "name": "Home", "color": 3 })).unwrap();
    let made = [sorted(), vec![Write::PutDocument { id: home, body: DocumentBody::Label(body) }]].concat();
    let before = after(made.clone());
    let names = |replica: &Replica| replica.labels.iter().map(|label| label.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&before), ["Phone", "Home"]);
    let position = OrderKey::between(None, Some(&before.labels[0].position)).unwrap();
    let order = Write::OrderDocument { kind: DocumentKind::Label, id: home, position };
    let replica = after([made, vec![order.clone()]].concat());
    assert_eq!(names(&replica), ["Home", "Phone"]);
    assert!(replica.pending_documents.contains(&home));
    let back =
        Write::OrderDocument { kind: DocumentKind::Label, id: home, position: before.labels[1].position.clone() };
    assert_eq!(before.takes_back(&order, TODAY), Some(back));
    assert_eq!(op_on(TODAY, 1, order).unwrap().kind, "label.order");
}
