//! Two devices change a habit without a network: each field goes to the later change, whichever arrives first.

use domain::{
    habits::{
        DocumentFields, HabitChange, HabitFields, HabitKind, HabitPart, IdentityFields, Quantity, Schedule, Tone,
    },
    ids::{DeviceId, HabitId, IdentityId},
};
use jiff::{SignedDuration, Timestamp, civil::date};
use services::{
    habits::documents::NewDocument,
    sync::{Action, Operation, OperationOutcome},
};
use test_support::{Person, TestServices, fields};
use uuid::Uuid;

const WEEKLY: Schedule = Schedule::TimesPerWeek { times: 3 };

fn operation(n: u8, at: Timestamp, habit: HabitId, fields: HabitFields, parts: &[HabitPart]) -> Operation {
    let change = HabitChange { fields, archived_at: None, parts: parts.to_vec() };
    Operation {
        op_id: Uuid::from_u128(u128::from(n) + 1_000),
        seq: i64::from(n),
        request_hash: [n; 32],
        client_time: at,
        time_zone: "UTC".to_owned(),
        action: Ok(Action::ReplaceHabit(habit, change)),
    }
}

fn named(name: &str, schedule: Schedule) -> HabitFields {
    fields(name, HabitKind::YesNo, schedule, None, date(2026, 3, 1))
}

async fn send(t: &TestServices, person: &Person, operation: Operation) -> OperationOutcome {
    let device = DeviceId(Uuid::from_u128(9));
    let answers = t.services.sync().apply(&person.actor, device, "test", vec![operation]).await.unwrap();
    answers[0].outcome
}

#[tokio::test]
async fn what_was_changed_apart_both_stands_in_either_order() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let (early, late) = (t.services.now() - SignedDuration::from_hours(3), t.services.now());
    for renaming_first in [true, false] {
        let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
        let n = if renaming_first { 1 } else { 11 };
        let rename = operation(n, early, habit, named("Stretch well", Schedule::Daily {}), &[HabitPart::Name]);
        let plan = operation(n + 1, late, habit, named("Stretch", WEEKLY), &[HabitPart::Rule]);
        let arriving = if renaming_first { [rename, plan] } else { [plan, rename] };
        for operation in arriving {
            assert_eq!(send(&t, &ana, operation).await, OperationOutcome::Applied);
        }
        let stored = t.services.habits().find(&ana.actor, habit).await.unwrap().habit;
        assert_eq!((stored.name.as_str(), stored.current_schedule().unwrap().schedule), ("Stretch well", WEEKLY));
    }
}

#[tokio::test]
async fn looks_texts_and_savings_that_were_changed_apart_all_stand() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let now = t.services.now();
    let plain = || named("As it was", Schedule::Daily {});
    let looks = HabitFields { tone: Tone::Neutral, color: 3, icon: Some("book".to_owned()), ..plain() };
    let texts = HabitFields { minimum_text: Some("One minute".to_owned()), ..plain() };
    let saving = HabitFields { usual_amount: Quantity::parse("4").ok(), ..plain() };
    let changes =
        [(looks, HabitPart::Looks), (texts, HabitPart::MinimumText), (saving, HabitPart::Saving)].into_iter().zip(1..);
    for ((fields, part), n) in changes {
        assert_eq!(send(&t, &ana, operation(n, now, habit, fields, &[part])).await, OperationOutcome::Applied);
    }
    let stored = t.services.habits().find(&ana.actor, habit).await.unwrap().habit;
    assert_eq!((stored.tone, stored.color, stored.icon.as_deref()), (Tone::Neutral, 3, Some("book")));
    assert_eq!((stored.name.as_str(), stored.minimum_text.as_deref()), ("Stretch", Some("One minute")));
    assert_eq!(stored.usual_amount, Quantity::parse("4").ok());
}

#[tokio::test]
async fn an_older_word_does_not_take_a_habit_from_the_identity_that_it_stands_for_since() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let habits = t.services.habits();
    let statement = IdentityFields { statement: "I move".to_owned(), position: None };
    let wish = NewDocument { id: None, fields: DocumentFields::Identity(statement), key: None };
    let identity = IdentityId(habits.create_document(&ana.actor, wish).await.unwrap().document.id());
    habits.stand_for(&ana.actor, identity, &[habit]).await.unwrap();
    let early = t.services.now() - SignedDuration::from_hours(1);
    let nobody = operation(1, early, habit, named("Stretch", Schedule::Daily {}), &[HabitPart::Identity]);
    assert_eq!(send(&t, &ana, nobody).await, OperationOutcome::Superseded);
    assert_eq!(habits.find(&ana.actor, habit).await.unwrap().habit.identity_id, Some(identity));
}

#[tokio::test]
async fn an_older_change_that_arrives_late_is_superseded_and_writes_nothing() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let (early, late) = (t.services.now() - SignedDuration::from_hours(3), t.services.now());
    let newer = operation(1, late, habit, named("Newer", WEEKLY), &HabitPart::ALL);
    assert_eq!(send(&t, &ana, newer).await, OperationOutcome::Applied);
    let stored = t.services.habits().find(&ana.actor, habit).await.unwrap();
    let older = operation(2, early, habit, named("Older", Schedule::Daily {}), &HabitPart::ALL);
    assert_eq!(send(&t, &ana, older).await, OperationOutcome::Superseded);
    assert_eq!(t.services.habits().find(&ana.actor, habit).await.unwrap(), stored);
}

#[tokio::test]
async fn a_form_that_is_saved_now_comes_after_every_device_and_writes_only_what_it_changed() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let now = t.services.now();
    let device = operation(1, now, habit, named("By the phone", Schedule::Daily {}), &[HabitPart::Name]);
    send(&t, &ana, device).await;
    t.services.habits().replace(&ana.actor, habit, named("By the form", WEEKLY), None).await.unwrap();
    let late = operation(2, now, habit, named("By the watch", Schedule::Daily {}), &[HabitPart::Name]);
    assert_eq!(send(&t, &ana, late).await, OperationOutcome::Superseded);

    let record = t.services.habits().replace(&ana.actor, habit, named("By the form", WEEKLY), None).await.unwrap();
    assert_eq!(record, t.services.habits().find(&ana.actor, habit).await.unwrap(), "saved again it changes nothing");
    let question = HabitFields { question: Some("Did you stretch?".to_owned()), ..named("", WEEKLY) };
    let asked = operation(3, now, habit, question, &[HabitPart::Question]);
    assert_eq!(send(&t, &ana, asked).await, OperationOutcome::Applied, "the form did not touch the question");
}
