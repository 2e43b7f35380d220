use domain::{
    habits::{EntryPatch, EntryStatus, Patch, Quantity},
    ids::{DeviceId, HabitId},
};
use jiff::{SignedDuration, Timestamp, civil::date};
use services::sync::{Action, AppliedEntity, Operation, OperationOutcome, Rejection};
use test_support::{Person, TestServices};
use uuid::Uuid;

fn operation(n: u8, at: Timestamp, action: Action) -> Operation {
    Operation {
        op_id: Uuid::from_u128(u128::from(n) + 1_000),
        seq: i64::from(n),
        request_hash: [n; 32],
        client_time: at,
        time_zone: "Europe/Lisbon".to_owned(),
        action: Ok(action),
    }
}

fn status(habit: HabitId, day: i8, status: Option<EntryStatus>) -> Action {
    let status = status.map_or(Patch::Clear, Patch::Set);
    Action::SetEntry(habit, date(2026, 3, day), EntryPatch { status, ..EntryPatch::default() })
}

async fn apply(
    t: &TestServices,
    person: &Person,
    operations: Vec<Operation>,
) -> Vec<(OperationOutcome, Option<String>)> {
    let device = DeviceId(Uuid::from_u128(9));
    let answers = t.services.sync().apply(&person.actor, device, "test", operations).await.unwrap();
    answers.into_iter().map(|answer| (answer.outcome, answer.code)).collect()
}

#[tokio::test]
async fn a_batch_sent_twice_is_applied_once() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.measure(&ana, "Water", "8", date(2026, 3, 1)).await;
    let now = t.services.now();
    let one = Quantity::parse("1").unwrap();
    let batch: Vec<_> = (0..20)
        .map(|n| {
            let id = Uuid::from_u128(u128::from(n) + 1_000);
            operation(n, now, Action::Increment(habit, date(2026, 3, 10), id, one))
        })
        .collect();
    assert!(apply(&t, &ana, batch.clone()).await.iter().all(|(outcome, _)| *outcome == OperationOutcome::Applied));
    assert!(apply(&t, &ana, batch).await.iter().all(|(outcome, _)| *outcome == OperationOutcome::Duplicate));
    let entry = t.services.habits().entry(&ana.actor, habit, date(2026, 3, 10)).await.unwrap().unwrap();
    assert_eq!(entry.value, Quantity::parse("20").ok());
}

#[tokio::test]
async fn a_device_that_was_not_seen_for_half_a_year_is_forgotten() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let tick = operation(1, t.services.now(), status(habit, 9, Some(EntryStatus::Done)));
    apply(&t, &ana, vec![tick]).await;
    t.clock.advance(SignedDuration::from_hours(24 * 180));
    assert_eq!(t.services.sync().sweep().await.unwrap().devices, 0);
    t.clock.advance(SignedDuration::from_secs(1));
    assert_eq!(t.services.sync().sweep().await.unwrap().devices, 1);
    let again = operation(2, t.services.now(), status(habit, 8, Some(EntryStatus::Done)));
    assert_eq!(
        apply(&t, &ana, vec![again]).await,
        [(OperationOutcome::Applied, None)],
        "and known again when it comes"
    );
}

#[tokio::test]
async fn a_duplicate_is_answered_with_what_is_stored_now() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let tick = operation(1, t.services.now(), status(habit, 9, Some(EntryStatus::Done)));
    let device = DeviceId(Uuid::from_u128(9));
    let send = async || {
        let answers = t.services.sync().apply(&ana.actor, device, "test", vec![tick.clone()]).await.unwrap();
        let answer = answers.into_iter().next().unwrap();
        let status = match answer.entity {
            Some(AppliedEntity::Entry(entry)) => entry.status,
            _ => None,
        };
        (answer.outcome, answer.version, status)
    };
    assert_eq!(send().await, (OperationOutcome::Applied, Some(1), Some(EntryStatus::Done)));
    assert_eq!(send().await, (OperationOutcome::Duplicate, Some(1), Some(EntryStatus::Done)));
    t.clock.advance(SignedDuration::from_mins(1));
    let skip = operation(2, t.services.now(), status(habit, 9, Some(EntryStatus::Skipped)));
    apply(&t, &ana, vec![skip]).await;
    assert_eq!(send().await, (OperationOutcome::Duplicate, Some(2), Some(EntryStatus::Skipped)));
}

#[tokio::test]
async fn answers_stand_in_the_order_in_which_operations_came() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let now = t.services.now();
    let batch: Vec<_> =
        [3, 1, 2].into_iter().map(|n| operation(n, now, status(habit, 9, Some(EntryStatus::Done)))).collect();
    let ids: Vec<_> = batch.iter().map(|operation| operation.op_id).collect();
    let device = DeviceId(Uuid::from_u128(9));
    let answers = t.services.sync().apply(&ana.actor, device, "test", batch).await.unwrap();
    assert_eq!(answers.iter().map(|answer| answer.op_id).collect::<Vec<_>>(), ids);
    // The third by `seq` was carried out last, so it stands.
    assert_eq!(answers[0].version.max(answers[1].version).max(answers[2].version), answers[0].version);
}

#[tokio::test]
async fn the_same_id_with_other_content_is_rejected() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let first = operation(1, t.services.now(), status(habit, 9, Some(EntryStatus::Done)));
    let other = Operation { request_hash: [77; 32], ..first.clone() };
    apply(&t, &ana, vec![first]).await;
    assert_eq!(apply(&t, &ana, vec![other]).await, [(OperationOutcome::Rejected, Some("id_reused".to_owned()))]);
}

#[tokio::test]
async fn one_refused_operation_does_not_stop_the_others() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let (mine, foreign) =
        (t.habit(&ana, "Stretch", date(2026, 3, 1)).await, t.habit(&ben, "His", date(2026, 3, 1)).await);
    let now = t.services.now();
    let mut unreadable = operation(3, now, Action::DeleteHabit(mine));
    unreadable.action = Err(Rejection::new("bad_payload"));
    let batch = vec![
        operation(1, now, status(foreign, 9, Some(EntryStatus::Done))),
        operation(2, now, status(mine, 20, Some(EntryStatus::Done))),
        unreadable,
        operation(4, now, status(mine, 9, Some(EntryStatus::Done))),
    ];
    let answers = apply(&t, &ana, batch).await;
    let codes: Vec<_> = answers.iter().map(|(_, code)| code.as_deref()).collect();
    assert_eq!(codes, [Some("not_found"), Some("in_future"), Some("bad_payload"), None]);
    assert!(t.services.habits().entry(&ben.actor, foreign, date(2026, 3, 9)).await.unwrap().is_none());
    assert!(t.services.habits().entry(&ana.actor, mine, date(2026, 3, 9)).await.unwrap().is_some());
}

#[tokio::test]
async fn the_later_change_stands_whichever_arrives_first() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let earlier = t.services.now() - SignedDuration::from_mins(30);
    let later = t.services.now() - SignedDuration::from_mins(10);
    let undo = operation(2, later, status(habit, 9, None));
    let tick = operation(1, earlier, status(habit, 9, Some(EntryStatus::Done)));
    apply(&t, &ana, vec![undo]).await;
    assert_eq!(apply(&t, &ana, vec![tick]).await, [(OperationOutcome::Superseded, None)]);
    assert_eq!(t.services.habits().entry(&ana.actor, habit, date(2026, 3, 9)).await.unwrap(), None);
}

#[tokio::test]
async fn a_clock_from_the_future_is_held_at_the_servers() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let wrong = t.services.now() + SignedDuration::from_hours(24 * 300);
    apply(&t, &ana, vec![operation(1, wrong, status(habit, 9, Some(EntryStatus::Done)))]).await;
    t.clock.advance(SignedDuration::from_mins(1));
    let now = t.services.now();
    assert_eq!(
        apply(&t, &ana, vec![operation(2, now, status(habit, 9, None))]).await,
        [(OperationOutcome::Applied, None)]
    );
}

#[tokio::test]
async fn a_check_in_on_a_deleted_habit_is_kept_in_the_trash() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    t.services.habits().delete(&ana.actor, habit).await.unwrap();
    let now = t.services.now();
    let answers = apply(&t, &ana, vec![operation(1, now, status(habit, 9, Some(EntryStatus::Done)))]).await;
    assert_eq!(answers, [(OperationOutcome::Applied, None)]);
    t.services.habits().undelete(&ana.actor, habit).await.unwrap();
    assert!(t.services.habits().entry(&ana.actor, habit, date(2026, 3, 9)).await.unwrap().is_some());
}

#[tokio::test]
async fn ten_thousand_operations_are_replayed_without_a_gap() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.measure(&ana, "Water", "8", date(2026, 3, 1)).await;
    let (now, one) = (t.services.now(), Quantity::parse("1").unwrap());
    for batch in 0..10_u16 {
        let operations = (0..1_000_u16).map(|n| {
            let number = batch * 1_000 + n;
            let id = Uuid::from_u128(u128::from(number) + 50_000);
            let action = Action::Increment(habit, date(2026, 3, 10), id, one);
            Operation { op_id: id, seq: i64::from(number), ..operation(0, now, action) }
        });
        apply(&t, &ana, operations.collect()).await;
    }
    let entry = t.services.habits().entry(&ana.actor, habit, date(2026, 3, 10)).await.unwrap().unwrap();
    assert_eq!(entry.value, Quantity::parse("10000").ok());
}
