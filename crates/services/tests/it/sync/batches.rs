//! A batch leaves what its operations would leave one by one.

use domain::{
    habits::{Entry, EntryPatch, EntryStatus, HabitKind, Patch, Quantity, Schedule},
    ids::{DeviceId, HabitId},
};
use jiff::{SignedDuration, Timestamp, civil::Date, civil::date};
use services::sync::{Action, AppliedEntity, Operation, OperationAnswer, OperationOutcome};
use test_support::{Person, TestServices, fields};
use uuid::Uuid;

const ID: HabitId = HabitId(Uuid::from_u128(7));

fn quantity(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

fn operation(n: u8, client_time: Timestamp, action: Action) -> Operation {
    Operation {
        op_id: Uuid::from_u128(u128::from(n) + 1_000),
        seq: i64::from(n),
        request_hash: [n; 32],
        client_time,
        time_zone: "Europe/Lisbon".to_owned(),
        action: Ok(action),
    }
}

async fn apply(t: &TestServices, person: &Person, operations: Vec<Operation>) -> Vec<OperationAnswer> {
    let device = DeviceId(Uuid::from_u128(9));
    t.services.sync().apply(&person.actor, device, "test", operations).await.unwrap()
}

fn outcomes(answers: &[OperationAnswer]) -> Vec<(OperationOutcome, Option<&str>, Option<i64>)> {
    answers.iter().map(|answer| (answer.outcome, answer.code.as_deref(), answer.version)).collect()
}

fn status(day: Date, status: Option<EntryStatus>) -> Action {
    let patch = EntryPatch { status: status.map_or(Patch::Clear, Patch::Set), ..EntryPatch::default() };
    Action::SetEntry(ID, day, patch)
}

fn value(day: Date, text: &str) -> Action {
    Action::SetEntry(ID, day, EntryPatch { value: Patch::Set(quantity(text)), ..EntryPatch::default() })
}

fn plus(day: Date, id: u128, text: &str) -> Action {
    Action::Increment(ID, day, Uuid::from_u128(id), quantity(text))
}

fn create() -> Action {
    let target = Some(quantity("8"));
    let water = fields("Water", HabitKind::Measure, Schedule::Daily {}, target, date(2026, 3, 1));
    Action::CreateHabit(ID, water.checked().unwrap(), None)
}

/// Changes of two years, before and after the start day, late ones, repeated ones and refused ones among them.
fn changes(now: Timestamp) -> Vec<Operation> {
    let (new_year, today) = (date(2025, 12, 31), date(2026, 3, 10));
    let minutes_ago = |minutes| now - SignedDuration::from_mins(minutes);
    let actions = [
        (60, create()),
        (59, plus(today, 1, "2")),
        (58, plus(today, 2, "1.5")),
        (57, plus(today, 1, "2")),
        (56, plus(today, 1, "3")),
        (59, value(today, "10")),
        (40, status(new_year, Some(EntryStatus::Done))),
        (39, status(date(2026, 1, 2), Some(EntryStatus::Skipped))),
        (38, Action::ClearEntry(ID, new_year)),
        (41, status(new_year, Some(EntryStatus::Failed))),
        (37, status(date(2026, 4, 1), Some(EntryStatus::Done))),
        (36, value(today, "-1")),
        (35, Action::SetEntry(ID, today, EntryPatch::default())),
        (34, plus(today, 3, "-20")),
        (33, plus(today, 4, "8")),
    ];
    (1..).zip(actions).map(|(n, (minutes, action))| operation(n, minutes_ago(minutes), action)).collect()
}

#[derive(Debug, PartialEq)]
struct Left {
    entries: Vec<Entry>,
    starts_on: Date,
    history: Vec<(String, String)>,
}

async fn left(t: &TestServices, person: &Person) -> Left {
    let habits = t.services.habits();
    let entries = habits.entries(&person.actor, ID, date(2025, 1, 1), date(2026, 12, 31)).await.unwrap();
    let sql = "select kind, outcome from habit_entry_changes where user_id = $1 order by client_time, kind, outcome";
    let user = person.actor.user_id.uuid();
    let history = sqlx::query_as(sql).bind(user).fetch_all(&t.owner).await.unwrap();
    assert_eq!(habits.rebuild_years(person.actor.user_id).await.unwrap().differed, 0);
    Left { entries, starts_on: habits.find(&person.actor, ID).await.unwrap().habit.starts_on, history }
}

#[tokio::test]
async fn a_batch_leaves_what_its_operations_leave_one_by_one() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let operations = changes(t.services.now());
    let at_once = apply(&t, &ana, operations.clone()).await;
    let mut one_by_one = Vec::new();
    for operation in operations {
        one_by_one.extend(apply(&t, &ben, vec![operation]).await);
    }
    assert_eq!(outcomes(&at_once), outcomes(&one_by_one));
    let codes: Vec<_> = at_once.iter().filter_map(|answer| answer.code.as_deref()).collect();
    assert_eq!(codes, ["id_reused", "in_future", "out_of_range"]);
    assert_eq!(left(&t, &ana).await, left(&t, &ben).await);
    assert_eq!(left(&t, &ana).await.starts_on, date(2026, 1, 2));
}

#[tokio::test]
async fn days_are_written_around_changes_of_their_habit() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let (now, day) = (t.services.now(), date(2026, 3, 9));
    let answers = apply(
        &t,
        &ana,
        vec![
            operation(1, now, status(day, Some(EntryStatus::Done))),
            operation(2, now, create()),
            operation(3, now, plus(day, 1, "2")),
            operation(4, now, Action::DeleteHabit(ID)),
            operation(5, now, plus(day, 2, "3")),
            operation(6, now, create()),
            operation(7, now, Action::DeleteHabit(ID)),
        ],
    )
    .await;
    use OperationOutcome::{Applied, Rejected};
    let told: Vec<_> = answers.iter().map(|answer| (answer.outcome, answer.code.as_deref())).collect();
    let (done, gone) = ((Applied, None), (Rejected, Some("not_found")));
    assert_eq!(told, [gone, done, done, done, done, done, gone]);
    assert!(matches!(answers[1].entity, Some(AppliedEntity::Habit(_))) && answers[5].entity.is_none());
    assert!(t.services.habits().find(&ana.actor, ID).await.is_err());
    t.services.habits().undelete(&ana.actor, ID).await.unwrap();
    let entry = t.services.habits().entry(&ana.actor, ID, day).await.unwrap().unwrap();
    assert_eq!(entry.value, Some(quantity("5")));
}

#[tokio::test]
async fn what_two_devices_add_is_held_only_where_it_is_shown() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let (now, day) = (t.services.now(), date(2026, 3, 10));
    let largest = "999999999.999";
    let shown = async |n: u8, amount: &str| {
        let answers = apply(&t, &ana, vec![operation(n, now, plus(day, u128::from(n), amount))]).await;
        assert_eq!(answers[0].outcome, OperationOutcome::Applied);
        t.services.habits().entry(&ana.actor, ID, day).await.unwrap().and_then(|entry| entry.value)
    };
    apply(&t, &ana, vec![operation(1, now, create())]).await;
    assert_eq!(shown(2, largest).await, Some(quantity(largest)));
    assert_eq!(shown(3, "5").await, Some(quantity(largest)));
    assert_eq!(shown(4, "-999999999.999").await, Some(quantity("5")));
    assert_eq!(shown(5, "-8").await, Some(Quantity::ZERO));
    assert_eq!(shown(6, "4").await, Some(quantity("1")));
}

#[tokio::test]
async fn a_habit_that_was_made_archived_without_a_network_is_archived() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let archived_at = "2026-03-05T12:00:00Z".parse().ok();
    let Action::CreateHabit(id, water, _) = create() else { unreachable!() };
    let action = Action::CreateHabit(id, water, archived_at);
    apply(&t, &ana, vec![operation(1, t.services.now(), action)]).await;
    assert_eq!(t.services.habits().find(&ana.actor, ID).await.unwrap().habit.archived_at, archived_at);
}
