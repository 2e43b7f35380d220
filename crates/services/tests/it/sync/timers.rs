use domain::{
    habits::{HabitFields, HabitKind, PressKind, Quantity, Schedule},
    ids::{DeviceId, HabitId},
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use services::sync::{Action, ChangedEntity, Operation, OperationOutcome, TimerPress};
use test_support::{Person, TestServices, fields};
use uuid::Uuid;

const DAY: Date = Date::constant(2026, 3, 10);
const NOW: &str = "2026-03-10T12:00:00Z";

async fn timed(t: &TestServices, person: &Person) -> HabitId {
    let target = Quantity::parse("20").ok();
    let fields = fields("Read", HabitKind::Measure, Schedule::Daily {}, target, Date::constant(2026, 3, 1));
    t.habit_with(person, HabitFields { unit: Some("min".to_owned()), ..fields }).await
}

/// A press some minutes after eight o'clock.
fn press(n: u8, habit: HabitId, timer: u128, minute: i64, kind: PressKind) -> Operation {
    let eight: Timestamp = "2026-03-10T08:00:00Z".parse().unwrap();
    Operation {
        op_id: Uuid::from_u128(u128::from(n) + 1_000),
        seq: i64::from(n),
        request_hash: [n; 32],
        client_time: eight.checked_add(SignedDuration::from_mins(minute)).unwrap(),
        time_zone: "UTC".to_owned(),
        action: Ok(Action::PressTimer(habit, TimerPress { timer: Uuid::from_u128(timer), said_at: None, kind })),
    }
}

fn start(n: u8, habit: HabitId, timer: u128, minute: i64) -> Operation {
    press(n, habit, timer, minute, PressKind::Start { day: DAY })
}

fn stop(n: u8, habit: HabitId, timer: u128, minute: i64) -> Operation {
    press(n, habit, timer, minute, PressKind::Stop { is_sure: false })
}

async fn apply(t: &TestServices, person: &Person, operations: Vec<Operation>) -> Vec<OperationOutcome> {
    let device = DeviceId(Uuid::from_u128(9));
    let answers = t.services.sync().apply(&person.actor, device, "test", operations).await.unwrap();
    answers.into_iter().map(|answer| answer.outcome).collect()
}

async fn minutes(t: &TestServices, person: &Person, habit: HabitId) -> Option<String> {
    let entry = t.services.habits().entry(&person.actor, habit, DAY).await.unwrap();
    entry.and_then(|entry| entry.value).map(String::from)
}

#[tokio::test]
async fn a_timer_that_is_sent_twice_counts_once() {
    let t = TestServices::at(NOW).await;
    let ana = t.person("Ana").await;
    let habit = timed(&t, &ana).await;
    let batch = vec![start(1, habit, 1, 0), stop(2, habit, 1, 25)];
    assert_eq!(apply(&t, &ana, batch.clone()).await, [OperationOutcome::Applied; 2]);
    assert_eq!(apply(&t, &ana, batch).await, [OperationOutcome::Duplicate; 2]);
    assert_eq!(minutes(&t, &ana, habit).await.as_deref(), Some("25"));
    let increments: i64 = sqlx::query_scalar("select count(*) from habit_increments where increment_id = $1")
        .bind(Uuid::from_u128(1))
        .fetch_one(&t.owner)
        .await
        .unwrap();
    assert_eq!(increments, 1, "the increment has the timer's id");
}

#[tokio::test]
async fn stopped_on_two_devices_it_counts_once_whichever_is_heard_first() {
    for order in [[2, 3], [3, 2]] {
        let t = TestServices::at(NOW).await;
        let ana = t.person("Ana").await;
        let habit = timed(&t, &ana).await;
        apply(&t, &ana, vec![start(1, habit, 1, 0)]).await;
        for n in order {
            apply(&t, &ana, vec![stop(n, habit, 1, i64::from(n) * 10)]).await;
        }
        assert_eq!(minutes(&t, &ana, habit).await.as_deref(), Some("20"), "{order:?}");
    }
}

#[tokio::test]
async fn started_on_two_devices_it_is_one_timer_of_the_earlier_start() {
    for order in [[1, 2], [2, 1]] {
        let t = TestServices::at(NOW).await;
        let ana = t.person("Ana").await;
        let habit = timed(&t, &ana).await;
        for n in order {
            apply(&t, &ana, vec![start(n, habit, u128::from(n), i64::from(n) * 10)]).await;
        }
        let running = t.services.habits().timer(&ana.actor, habit).await.unwrap().unwrap();
        assert_eq!((running.id, running.joined), (Uuid::from_u128(1), vec![Uuid::from_u128(2)]), "{order:?}");
        assert_eq!(apply(&t, &ana, vec![stop(3, habit, 2, 40)]).await, [OperationOutcome::Applied]);
        assert_eq!(minutes(&t, &ana, habit).await.as_deref(), Some("30"), "{order:?}");
    }
}

#[tokio::test]
async fn a_stop_that_was_too_late_is_superseded() {
    let t = TestServices::at(NOW).await;
    let ana = t.person("Ana").await;
    let habit = timed(&t, &ana).await;
    apply(&t, &ana, vec![start(1, habit, 1, 0), stop(2, habit, 1, 20)]).await;
    assert_eq!(apply(&t, &ana, vec![stop(3, habit, 1, 30)]).await, [OperationOutcome::Superseded]);
}

#[tokio::test]
async fn an_earlier_stop_that_is_heard_later_takes_the_rest_back() {
    let t = TestServices::at(NOW).await;
    let ana = t.person("Ana").await;
    let habit = timed(&t, &ana).await;
    apply(&t, &ana, vec![start(1, habit, 1, 0), stop(2, habit, 1, 30)]).await;
    assert_eq!(apply(&t, &ana, vec![stop(3, habit, 1, 10)]).await, [OperationOutcome::Applied]);
    assert_eq!(minutes(&t, &ana, habit).await.as_deref(), Some("10"));
    let sources: Vec<_> = t.services.habits().day_history(&ana.actor, habit, DAY).await.unwrap().changes;
    assert!(sources.iter().all(|change| change.source == "timer"), "{sources:?}");
}

#[tokio::test]
async fn the_feed_tells_of_a_timer_while_it_runs() {
    let t = TestServices::at(NOW).await;
    let ana = t.person("Ana").await;
    let habit = timed(&t, &ana).await;
    let told = async |cursor: Option<String>| {
        let changes = t.services.sync().changes(&ana.actor, cursor.as_deref()).await.unwrap();
        let timer = changes.items.into_iter().find(|item| item.entity == "timer");
        (timer.map(|item| item.value), changes.cursor.encode())
    };
    apply(&t, &ana, vec![start(1, habit, 1, 0)]).await;
    let (running, cursor) = told(None).await;
    match running {
        Some(Some(ChangedEntity::Timer(of, run))) => assert_eq!((of, run.id), (habit, Uuid::from_u128(1))),
        other => panic!("{other:?}"),
    }
    apply(&t, &ana, vec![stop(2, habit, 1, 20)]).await;
    let (stopped, _) = told(Some(cursor)).await;
    assert!(matches!(stopped, Some(None)), "{stopped:?}");
}
