//! Tasks from one line of words.

use domain::{
    ids::TaskId,
    tasks::{Due, LONGEST_NOTES},
};
use jiff::{
    SignedDuration,
    civil::{date, time},
};
use services::{ServiceError, tasks::QuickAddWish};
use test_support::{Person, TestServices};
use uuid::Uuid;

use super::scene::{NOON, label, label_of_device, project};

fn line(text: &str) -> QuickAddWish {
    QuickAddWish { line: text.to_owned(), ..QuickAddWish::default() }
}

async fn refused(t: &TestServices, who: &Person, wish: QuickAddWish) -> Vec<(String, String)> {
    match t.services.tasks().quick_add(&who.actor, wish).await {
        Err(ServiceError::Invalid(errors)) => errors.into_iter().map(|error| (error.field, error.code)).collect(),
        other => panic!("{other:?}"),
    }
}

fn told(field: &str, code: &str) -> (String, String) {
    (field.to_owned(), code.to_owned())
}

async fn counts(t: &TestServices, who: &Person) -> (usize, usize, usize) {
    let known = t.services.tasks().known_names(&who.actor).await.unwrap();
    (known.projects.len(), known.sections.len(), known.labels.len())
}

#[tokio::test]
async fn a_line_becomes_a_task() {
    let t = TestServices::at(NOON).await;
    let ana = t.person("Ana").await;
    let (work, phone) = (project(&t, &ana, "Work", None).await, label(&t, &ana, "phone").await);
    let wish =
        QuickAddWish { notes: Some("Ask about May".to_owned()), ..line("Call Ben tomorrow at 3pm #work @Phone p1") };
    let task = t.services.tasks().quick_add(&ana.actor, wish).await.unwrap().record.task;
    assert_eq!((task.title.as_str(), task.notes.as_deref()), ("Call Ben", Some("Ask about May")));
    assert_eq!(task.due, Some(Due::at(date(2026, 3, 13), time(15, 0, 0, 0))));
    assert_eq!((task.project_id, task.priority.number()), (Some(work), 1));
    assert!(task.labels.contains(&phone) && task.labels.len() == 1);
}

#[tokio::test]
async fn of_two_labels_of_one_name_the_older_one_is_meant() {
    let t = TestServices::at(NOON).await;
    let ana = t.person("Ana").await;
    let older = label(&t, &ana, "phone").await;
    t.clock.advance(SignedDuration::from_secs(1));
    label_of_device(&t, &ana, "Phone").await;
    let task = t.services.tasks().quick_add(&ana.actor, line("Call Ben @Phone")).await.unwrap().record.task;
    assert_eq!(task.labels.into_iter().collect::<Vec<_>>(), [older]);
}

#[tokio::test]
async fn what_was_clicked_away_is_title() {
    let t = TestServices::at(NOON).await;
    let ana = t.person("Ana").await;
    let wish = QuickAddWish { away: std::iter::once(4..12).collect(), ..line("See Tomorrow p2") };
    let task = t.services.tasks().quick_add(&ana.actor, wish).await.unwrap().record.task;
    assert_eq!((task.title.as_str(), task.due, task.priority.number()), ("See Tomorrow", None, 2));
}

#[tokio::test]
async fn nothing_new_is_made_before_its_owner_agrees() {
    let t = TestServices::at(NOON).await;
    let ana = t.person("Ana").await;
    let wish = line("Dig #Garden /Beds @spade");
    let missing = [told("project", "not_found"), told("section", "not_found"), told("labels", "not_found")];
    assert_eq!(refused(&t, &ana, wish.clone()).await, missing);
    assert_eq!(counts(&t, &ana).await, (0, 0, 0));

    let id = TaskId(t.services.new_id());
    let agreed = QuickAddWish { makes_missing: true, id: Some(id), ..wish };
    let made = t.services.tasks().quick_add(&ana.actor, agreed.clone()).await.unwrap();
    assert!(made.is_new && made.record.task.section_id.is_some());
    assert_eq!(counts(&t, &ana).await, (1, 1, 1));
    // Sent twice, everything is there once.
    let again = t.services.tasks().quick_add(&ana.actor, agreed).await.unwrap();
    assert_eq!((again.is_new, again.record.task), (false, made.record.task));
    assert_eq!(counts(&t, &ana).await, (1, 1, 1));
}

#[tokio::test]
async fn a_line_that_is_sent_again_means_what_it_meant() {
    let t = TestServices::at(NOON).await;
    let ana = t.person("Ana").await;
    let id = TaskId(t.services.new_id());
    let wish = QuickAddWish { id: Some(id), ..line("Oven in 2 hours") };
    let made = t.services.tasks().quick_add(&ana.actor, wish.clone()).await.unwrap();
    t.clock.advance(SignedDuration::from_hours(30));
    let again = t.services.tasks().quick_add(&ana.actor, wish).await.unwrap();
    assert_eq!((again.is_new, again.record.task), (false, made.record.task));
    let other = QuickAddWish { id: Some(id), ..line("Kettle in 2 hours") };
    let reused = t.services.tasks().quick_add(&ana.actor, other).await.unwrap_err();
    assert_eq!(reused.to_problem().code, "id_reused");
}

#[tokio::test]
async fn a_line_that_is_refused_makes_nothing_of_what_it_names() {
    let t = TestServices::at(NOON).await;
    let ana = t.person("Ana").await;
    let hourly = QuickAddWish { makes_missing: true, ..line("Dig hourly #Garden") };
    assert_eq!(refused(&t, &ana, hourly).await, [told("repeat", "too_often")]);
    let noted = QuickAddWish { makes_missing: true, notes: Some("x".repeat(LONGEST_NOTES + 1)), ..line("Dig #Garden") };
    assert_eq!(refused(&t, &ana, noted).await, [told("notes", "too_long")]);
    assert_eq!(refused(&t, &ana, line(&"x".repeat(1_001))).await, [told("text", "too_long")]);
    assert_eq!(refused(&t, &ana, line(" ")).await, [told("title", "required")]);
    assert_eq!(counts(&t, &ana).await, (0, 0, 0));
}

#[tokio::test]
async fn names_of_other_people_name_nothing() {
    let t = TestServices::at(NOON).await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    project(&t, &ben, "Work", None).await;
    t.habit(&ben, "Yoga", date(2026, 3, 1)).await;
    assert_eq!(
        refused(&t, &ana, line("Report #Work +Yoga")).await,
        [told("habit", "not_found"), told("project", "not_found")]
    );
    let read = t.services.tasks().quick_add_read(&ana.actor, "Report #Work", &[]).await.unwrap();
    assert_eq!((read.settled.missing.len(), read.reading.pieces.len()), (1, 1));
    assert_eq!(read.settled.fields.project_id.map(|id| id.uuid()), None::<Uuid>);
}
