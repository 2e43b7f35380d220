//! Reminders of tasks: they count from when the task is due, speak while it is open, and go along with what comes
//! again.

use domain::{
    habits::DocumentFields,
    identity::{PreferencesPatch, TimeZoneName},
    ids::{ReminderId, TaskId},
    recurrence::Rule,
    reminders::{MAX_REMINDERS, Reminder, TaskReminder, TaskReminderFields, TaskReminderTime},
    tasks::{DeleteReach, Due, Task, TaskFields},
};
use jiff::{
    SignedDuration,
    civil::{Date, Time, date, time},
};
use services::{
    ExpectedVersion, ServiceError,
    habits::documents::NewDocument,
    reminders::plan_due,
    tasks::{CompleteWish, NewTask, ReopenWish},
};
use test_support::{Person, TestServices};

use super::scene::{asked, at};

const DAY: Date = date(2026, 3, 10);
const TEN: Time = time(10, 0, 0, 0);

async fn morning() -> (TestServices, Person) {
    let t = TestServices::at("2026-03-10T05:00:00Z").await;
    let ana = t.person("Ana").await;
    (t, ana)
}

fn due_at(day: Date, time: Time) -> TaskFields {
    TaskFields { due: Some(Due::at(day, time)), ..TaskFields::titled("Call the bank") }
}

fn due_on(day: Date) -> TaskFields {
    TaskFields { due: Some(Due::on(day)), ..TaskFields::titled("Call the bank") }
}

async fn make(t: &TestServices, person: &Person, fields: TaskFields) -> Task {
    let wish = NewTask { id: None, fields, position: None, key: None };
    t.services.tasks().create(&person.actor, wish).await.unwrap().record.task
}

fn before(task: TaskId, minutes: u16) -> TaskReminderFields {
    TaskReminderFields { task_id: task, when: TaskReminderTime::BeforeDue { minutes }, zone: None, is_on: true }
}

fn on_day(task: TaskId, days_before: u16, at: Time) -> TaskReminderFields {
    TaskReminderFields { task_id: task, when: TaskReminderTime::OnDay { days_before, at }, zone: None, is_on: true }
}

async fn try_to_remind(
    t: &TestServices,
    person: &Person,
    fields: TaskReminderFields,
) -> Result<ReminderId, ServiceError> {
    let fields = DocumentFields::Reminder(fields.checked().unwrap().into());
    let wish = NewDocument { id: None, fields, key: None };
    let made = t.services.habits().create_document(&person.actor, wish).await?;
    plan_due(&t.services).await.unwrap();
    Ok(ReminderId(made.document.id()))
}

async fn remind(t: &TestServices, person: &Person, fields: TaskReminderFields) -> ReminderId {
    try_to_remind(t, person, fields).await.unwrap()
}

async fn change(t: &TestServices, person: &Person, task: TaskId, fields: TaskFields) {
    t.services.tasks().replace(&person.actor, task, fields, None, &ExpectedVersion::Any).await.unwrap();
    plan_due(&t.services).await.unwrap();
}

async fn reminders(t: &TestServices, person: &Person) -> Vec<TaskReminder> {
    let all = t.services.habits().reminders(&person.actor).await.unwrap();
    all.into_iter().filter_map(Reminder::into_task).collect()
}

fn key(id: ReminderId, wall: &str) -> String {
    format!("reminder:{id}:{wall}:00")
}

#[tokio::test]
async fn a_reminder_asks_before_its_task_is_due_at_it_and_on_a_day() {
    let (t, ana) = morning().await;
    let task = make(&t, &ana, due_at(DAY, TEN)).await.id;
    let early = remind(&t, &ana, before(task, 30)).await;
    let then = remind(&t, &ana, before(task, 0)).await;
    let day = remind(&t, &ana, on_day(task, 0, time(7, 0, 0, 0))).await;
    assert!(at(&t, "2026-03-10T06:59:59Z").await.is_empty());
    assert_eq!(at(&t, "2026-03-10T07:00:00Z").await, [key(day, "2026-03-10T07:00")]);
    assert_eq!(at(&t, "2026-03-10T09:30:10Z").await.len(), 2);
    assert_eq!(at(&t, "2026-03-10T10:00:00Z").await.len(), 3);
    assert_eq!(at(&t, "2026-03-11T10:00:00Z").await.len(), 3, "each asks once");
    assert!(asked(&t).await.contains(&key(early, "2026-03-10T09:30")));
    assert!(asked(&t).await.contains(&key(then, "2026-03-10T10:00")));
    let rows: Vec<(String, String, String, String)> =
        sqlx::query_as("select kind, title, body, path from notifications order by created_at")
            .fetch_all(&t.owner)
            .await
            .unwrap();
    let said: Vec<&str> = rows.iter().map(|(_, _, body, _)| body.as_str()).collect();
    assert_eq!(said, ["It is due today at 10:00.", "It is due today at 10:00.", "It is due now."]);
    let path = format!("/app/tasks/{task}");
    assert!(rows.iter().all(|row| row.0 == "task_reminder" && row.1 == "Call the bank" && row.3 == path), "{rows:?}");
}

#[tokio::test]
async fn a_day_may_be_asked_for_days_before() {
    let (t, ana) = morning().await;
    let task = make(&t, &ana, due_on(date(2026, 3, 13))).await.id;
    let id = remind(&t, &ana, on_day(task, 2, time(18, 0, 0, 0))).await;
    // Of a task without a time there is nothing from which minutes could count.
    remind(&t, &ana, before(task, 0)).await;
    assert!(at(&t, "2026-03-11T17:59:59Z").await.is_empty());
    assert_eq!(at(&t, "2026-03-11T18:00:00Z").await, [key(id, "2026-03-11T18:00")]);
    assert_eq!(at(&t, "2026-03-13T12:00:00Z").await.len(), 1);
}

#[tokio::test]
async fn a_reminder_follows_its_task() {
    let (t, ana) = morning().await;
    let task = make(&t, &ana, due_at(DAY, TEN)).await.id;
    let id = remind(&t, &ana, before(task, 15)).await;
    change(&t, &ana, task, due_at(DAY, time(12, 0, 0, 0))).await;
    assert!(at(&t, "2026-03-10T09:45:00Z").await.is_empty());
    assert_eq!(at(&t, "2026-03-10T11:45:00Z").await, [key(id, "2026-03-10T11:45")]);
    // What it would have asked before is let go.
    change(&t, &ana, task, due_at(DAY, time(11, 50, 0, 0))).await;
    assert_eq!(at(&t, "2026-03-10T11:50:00Z").await.len(), 1);
    // Another title moves nothing.
    change(&t, &ana, task, due_at(date(2026, 3, 11), TEN)).await;
    change(&t, &ana, task, TaskFields { title: "Call them".to_owned(), ..due_at(date(2026, 3, 11), TEN) }).await;
    assert_eq!(at(&t, "2026-03-11T09:45:00Z").await.len(), 2);
    // Without a time it waits until there is one.
    change(&t, &ana, task, due_on(date(2026, 3, 12))).await;
    change(&t, &ana, task, due_at(date(2026, 3, 12), TEN)).await;
    assert_eq!(at(&t, "2026-03-12T09:45:00Z").await.len(), 3);
    change(&t, &ana, task, TaskFields::titled("Call them")).await;
    assert_eq!(at(&t, "2026-03-13T09:45:00Z").await.len(), 3);
}

#[tokio::test]
async fn what_is_done_or_in_the_trash_is_quiet() {
    let (t, ana) = morning().await;
    let tasks = t.services.tasks();
    let mut made = Vec::new();
    for _ in 0..4 {
        let task = make(&t, &ana, due_at(DAY, TEN)).await.id;
        remind(&t, &ana, before(task, 0)).await;
        made.push(task);
    }
    t.clock.advance(SignedDuration::from_secs(1));
    tasks.complete(&ana.actor, made[0], CompleteWish::default()).await.unwrap();
    tasks.complete(&ana.actor, made[1], CompleteWish::default()).await.unwrap();
    tasks.delete(&ana.actor, made[2], DeleteReach::One, &ExpectedVersion::Any).await.unwrap();
    t.clock.advance(SignedDuration::from_secs(1));
    tasks.reopen(&ana.actor, made[1], ReopenWish::default()).await.unwrap();
    assert_eq!(
        at(&t, "2026-03-10T10:00:00Z").await.len(),
        2,
        "the one that is open again, and the one that always was"
    );
    assert_eq!(reminders(&t, &ana).await.len(), 3, "the trash is not shown");
}

#[tokio::test]
async fn nothing_older_than_two_hours_is_asked() {
    let (t, ana) = morning().await;
    for minute in [0, 30] {
        let task = make(&t, &ana, due_at(DAY, time(10, minute, 0, 0))).await.id;
        remind(&t, &ana, before(task, 0)).await;
    }
    let asked = at(&t, "2026-03-10T12:15:00Z").await;
    assert!(asked.len() == 1 && asked[0].ends_with("2026-03-10T10:30:00"), "{asked:?}");
}

#[tokio::test]
async fn clocks_that_change_and_zones_are_those_of_habits() {
    let t = TestServices::at("2026-03-28T12:00:00Z").await;
    let ana = t.person_in("Ana", "Europe/Berlin").await;
    // 02:00 to 03:00 do not exist in Berlin on that day.
    let night = make(&t, &ana, due_on(date(2026, 3, 29))).await.id;
    let skipped = remind(&t, &ana, on_day(night, 0, time(2, 30, 0, 0))).await;
    assert!(at(&t, "2026-03-29T00:59:59Z").await.is_empty());
    assert_eq!(at(&t, "2026-03-29T01:00:00Z").await, [key(skipped, "2026-03-29T02:30")]);
    let later = make(&t, &ana, due_at(date(2026, 3, 30), TEN)).await.id;
    let two_hours = remind(&t, &ana, before(later, 120)).await;
    assert!(at(&t, "2026-03-30T06:00:00Z").await.contains(&key(two_hours, "2026-03-30T08:00")));

    // A time keeps to the zone of the task; a time of a day to that of the reminder, else it travels.
    let tokyo = Due { zone: Some("Asia/Tokyo".to_owned()), ..Due::at(date(2026, 4, 1), TEN) };
    let zoned = make(&t, &ana, TaskFields { due: Some(tokyo), ..TaskFields::titled("Call Tokyo") }).await.id;
    let by_task = remind(&t, &ana, before(zoned, 0)).await;
    let zone = TimeZoneName::parse("Asia/Tokyo").ok();
    let fixed = remind(&t, &ana, TaskReminderFields { zone, ..on_day(zoned, 0, time(9, 0, 0, 0)) }).await;
    let travelling = remind(&t, &ana, on_day(zoned, 0, time(9, 0, 0, 0))).await;
    let patch =
        PreferencesPatch { time_zone: TimeZoneName::parse("America/New_York").ok(), ..PreferencesPatch::default() };
    t.services.identity().update_profile(&ana.actor, &patch).await.unwrap();
    let count = asked(&t).await.len();
    assert_eq!(at(&t, "2026-03-31T23:59:59Z").await.len(), count);
    assert!(at(&t, "2026-04-01T00:00:00Z").await.contains(&key(fixed, "2026-04-01T09:00")));
    assert!(at(&t, "2026-04-01T01:00:00Z").await.contains(&key(by_task, "2026-04-01T10:00")));
    assert!(!at(&t, "2026-04-01T12:59:59Z").await.contains(&key(travelling, "2026-04-01T09:00")));
    assert!(at(&t, "2026-04-01T13:00:00Z").await.contains(&key(travelling, "2026-04-01T09:00")));
}

#[tokio::test]
async fn reminders_go_along_to_the_next_occurrence_and_come_back() {
    let (t, ana) = morning().await;
    let daily = TaskFields { repeat: Some(Rule::daily()), ..due_at(DAY, TEN) }.checked().unwrap();
    let task = make(&t, &ana, daily).await.id;
    let part = make(&t, &ana, TaskFields { parent_id: Some(task), ..due_at(DAY, TEN) }).await.id;
    let id = remind(&t, &ana, before(task, 15)).await;
    let of_part = remind(&t, &ana, before(part, 60)).await;
    let cursor = t.services.sync().changes(&ana.actor, None).await.unwrap().cursor.encode();
    t.clock.advance(SignedDuration::from_secs(1));
    let done = t.services.tasks().complete(&ana.actor, task, CompleteWish::default()).await.unwrap();
    let (next, next_part) = (done.next[0].task.id, done.next[1].task.id);
    let belongs = async || {
        let mut found: Vec<_> = reminders(&t, &ana).await.into_iter().map(|one| (one.id, one.task_id)).collect();
        found.sort();
        found
    };
    let mut expected = vec![(id, next), (of_part, next_part)];
    expected.sort();
    assert_eq!(belongs().await, expected);
    let told = t.services.sync().changes(&ana.actor, Some(&cursor)).await.unwrap();
    assert_eq!(told.items.iter().filter(|item| item.entity == "reminder" && item.value.is_some()).count(), 2);
    assert!(at(&t, "2026-03-10T09:45:00Z").await.is_empty());

    t.services.tasks().reopen(&ana.actor, task, ReopenWish::default()).await.unwrap();
    let mut expected = vec![(id, task), (of_part, part)];
    expected.sort();
    assert_eq!(belongs().await, expected);
    t.clock.advance(SignedDuration::from_secs(1));
    t.services.tasks().complete(&ana.actor, task, CompleteWish::default()).await.unwrap();
    assert_eq!(at(&t, "2026-03-11T09:00:00Z").await, [key(of_part, "2026-03-11T09:00")]);
    assert_eq!(at(&t, "2026-03-11T09:45:00Z").await.len(), 2);
}

#[tokio::test]
async fn an_occurrence_that_comes_back_out_of_the_trash_has_its_reminders_again() {
    let (t, ana) = morning().await;
    let daily = TaskFields { repeat: Some(Rule::daily()), ..due_at(DAY, TEN) }.checked().unwrap();
    let task = make(&t, &ana, daily).await.id;
    remind(&t, &ana, before(task, 15)).await;
    let any = ExpectedVersion::Any;
    t.clock.advance(SignedDuration::from_secs(1));
    let deleted = t.services.tasks().delete(&ana.actor, task, DeleteReach::One, &any).await.unwrap();
    assert_eq!(reminders(&t, &ana).await[0].task_id, deleted.next[0].task.id);
    t.services.tasks().undelete(&ana.actor, task, &[]).await.unwrap();
    assert_eq!(reminders(&t, &ana).await[0].task_id, task);
}

#[tokio::test]
async fn what_was_told_of_a_task_is_settled_when_it_is_done() {
    let (t, ana) = morning().await;
    let tasks = [make(&t, &ana, due_at(DAY, TEN)).await.id, make(&t, &ana, due_at(DAY, TEN)).await.id];
    for task in tasks {
        remind(&t, &ana, before(task, 0)).await;
    }
    at(&t, "2026-03-10T10:00:00Z").await;
    let notifications = t.services.notifications();
    let list = notifications.list(&ana.actor, None, 10).await.unwrap();
    for row in &list.items {
        notifications.snooze(&ana.actor, row.notification_id, 30).await.unwrap();
    }
    t.clock.advance(SignedDuration::from_mins(10));
    t.services.tasks().complete(&ana.actor, tasks[0], CompleteWish::default()).await.unwrap();
    t.clock.advance(SignedDuration::from_mins(20));
    t.services.jobs().run_due(10).await.unwrap();
    let list = notifications.list(&ana.actor, None, 10).await.unwrap();
    let unread: Vec<_> = list.items.iter().filter(|row| row.read_at.is_none()).map(|row| row.task_id).collect();
    assert_eq!(unread, [Some(tasks[1])], "only what is still open comes back");
    t.services.tasks().complete(&ana.actor, tasks[1], CompleteWish::default()).await.unwrap();
    assert_eq!(notifications.unread(&ana.actor).await.unwrap(), 0);
}

#[tokio::test]
async fn a_task_has_ten_reminders_at_most_and_none_of_somebody_else() {
    let (t, ana) = morning().await;
    let ben = t.person("Ben").await;
    let task = make(&t, &ana, due_at(DAY, TEN)).await.id;
    for minutes in 1..=MAX_REMINDERS {
        remind(&t, &ana, before(task, u16::try_from(minutes).unwrap())).await;
    }
    let refused = try_to_remind(&t, &ana, before(task, 0)).await.unwrap_err().to_problem();
    assert_eq!((refused.status, refused.code.as_str()), (409, "over_limit"));
    assert!(matches!(try_to_remind(&t, &ben, before(task, 0)).await, Err(ServiceError::NotFound)));
    assert!(reminders(&t, &ben).await.is_empty());
}

#[tokio::test]
async fn the_reminders_of_a_task_that_is_gone_are_gone() {
    let (t, ana) = morning().await;
    let task = make(&t, &ana, due_at(DAY, TEN)).await.id;
    remind(&t, &ana, before(task, 0)).await;
    t.services.tasks().delete(&ana.actor, task, DeleteReach::One, &ExpectedVersion::Any).await.unwrap();
    let cursor = t.services.sync().changes(&ana.actor, None).await.unwrap().cursor.encode();
    t.clock.advance(SignedDuration::from_hours(31 * 24));
    t.services.tasks().empty_trash().await.unwrap();
    let told = t.services.sync().changes(&ana.actor, Some(&cursor)).await.unwrap();
    let told: Vec<_> = told.items.iter().map(|item| (item.entity.as_str(), item.value.is_some())).collect();
    assert_eq!(told, [("reminder", false)]);
    let left: i64 = sqlx::query_scalar("select count(*) from reminders").fetch_one(&t.owner).await.unwrap();
    assert_eq!(left, 0);
}
