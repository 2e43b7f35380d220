//! Reminders as documents: in the queue, in the feed, and of nobody else.

use domain::{
    habits::{Document, DocumentFields, DocumentKind},
    ids::{DeviceId, HabitId, ReminderId},
    reminders::{HabitReminderFields, MAX_REMINDERS},
};
use jiff::{SignedDuration, civil::date};
use services::{
    ExpectedVersion, ServiceError,
    sync::{Action, ChangedEntity, Operation, OperationOutcome},
};
use test_support::TestServices;
use uuid::Uuid;

use super::scene::{daily, remind, try_to_remind};

const REMINDER: Uuid = Uuid::from_u128(21);

fn operation(t: &TestServices, number: u8, action: Action) -> Operation {
    Operation {
        op_id: Uuid::from_u128(u128::from(number) + 1_000),
        seq: i64::from(number),
        request_hash: [number; 32],
        client_time: t.services.now(),
        time_zone: "UTC".to_owned(),
        action: Ok(action),
    }
}

#[tokio::test]
async fn a_queue_makes_changes_and_deletes_reminders() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let put = |fields: HabitReminderFields| Action::PutDocument(REMINDER, DocumentFields::Reminder(fields.into()));
    let missing = put(daily(HabitId(Uuid::from_u128(99)), 7, 0));
    let actions = [put(daily(habit, 7, 0)), put(daily(habit, 8, 0)), missing];
    let operations: Vec<_> = (1..).zip(actions).map(|(number, action)| operation(&t, number, action)).collect();
    let device = DeviceId(Uuid::from_u128(9));
    let answers = t.services.sync().apply(&ana.actor, device, "test", operations).await.unwrap();
    let outcomes: Vec<_> = answers.iter().map(|answer| answer.outcome).collect();
    assert_eq!(outcomes, [OperationOutcome::Applied, OperationOutcome::Applied, OperationOutcome::Rejected]);
    let feed = t.services.sync().changes(&ana.actor, None).await.unwrap();
    let told = feed.items.iter().find(|item| item.entity == "reminder").unwrap();
    let Some(ChangedEntity::Document(document)) = &told.value else { panic!("{told:?}") };
    let Document::Reminder(reminder) = document.as_ref() else { panic!("{document:?}") };
    let reminder = reminder.of_habit().unwrap();
    assert_eq!((reminder.id, reminder.at.hour(), reminder.version), (ReminderId(REMINDER), 8, 2));
    let gone = operation(&t, 9, Action::DeleteDocument(DocumentKind::Reminder, REMINDER));
    t.services.sync().apply(&ana.actor, device, "test", vec![gone]).await.unwrap();
    let feed = t.services.sync().changes(&ana.actor, Some(&feed.cursor.encode())).await.unwrap();
    let told: Vec<_> = feed.items.iter().map(|item| (item.entity.as_str(), item.value.is_some())).collect();
    assert_eq!(told, [("reminder", false)]);
}

#[tokio::test]
async fn a_habit_has_ten_reminders_at_most_and_none_of_somebody_else() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let hour = |number: usize| i8::try_from(number).unwrap();
    let mut id = None;
    for number in 0..MAX_REMINDERS {
        id = try_to_remind(&t, &ana, daily(habit, hour(number), 0)).await.ok();
    }
    let full = try_to_remind(&t, &ana, daily(habit, 12, 0)).await.unwrap_err();
    assert_eq!((full.to_problem().status, full.to_problem().code.as_str()), (409, "over_limit"));
    let foreign = try_to_remind(&t, &ben, daily(habit, 12, 0)).await.unwrap_err();
    assert!(matches!(foreign, ServiceError::NotFound));
    let (habits, any, id) = (t.services.habits(), ExpectedVersion::Any, id.unwrap().uuid());
    assert!(matches!(habits.document(&ben.actor, DocumentKind::Reminder, id).await, Err(ServiceError::NotFound)));
    let deleted = habits.delete_document(&ben.actor, DocumentKind::Reminder, id, &any).await;
    assert!(matches!(deleted, Err(ServiceError::NotFound)));
    assert_eq!(habits.reminders(&ana.actor).await.unwrap().len(), MAX_REMINDERS);
    assert!(habits.reminders(&ben.actor).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_zone_has_to_exist() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let zone = domain::identity::TimeZoneName::parse("Mars/Olympus").ok();
    let refused = try_to_remind(&t, &ana, HabitReminderFields { zone, ..daily(habit, 7, 0) }).await.unwrap_err();
    assert_eq!(refused.to_problem().field("time_zone"), Some("unknown_time_zone"));
}

#[tokio::test]
async fn reminders_wait_in_the_trash_with_their_habit_and_go_with_it() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habits = t.services.habits();
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let id = remind(&t, &ana, daily(habit, 7, 0)).await;
    habits.delete(&ana.actor, habit).await.unwrap();
    assert!(habits.reminders(&ana.actor).await.unwrap().is_empty());
    habits.undelete(&ana.actor, habit).await.unwrap();
    assert_eq!(habits.reminders(&ana.actor).await.unwrap().len(), 1);
    let page = habits.page(&ana.actor, habit, None, None).await.unwrap();
    assert_eq!(page.reminders.iter().map(|reminder| reminder.id).collect::<Vec<_>>(), [id]);
    habits.delete(&ana.actor, habit).await.unwrap();
    let cursor = t.services.sync().changes(&ana.actor, None).await.unwrap().cursor.encode();
    t.clock.advance(SignedDuration::from_hours(31 * 24));
    habits.empty_trash().await.unwrap();
    let feed = t.services.sync().changes(&ana.actor, Some(&cursor)).await.unwrap();
    let gone = feed.items.iter().find(|item| item.entity == "reminder").unwrap();
    assert!(gone.value.is_none() && gone.entity_id == id.to_string());
}
