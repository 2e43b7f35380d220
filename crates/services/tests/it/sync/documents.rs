//! Groups, identities, pauses and stacks in the queue and in the feed.

use domain::{
    habits::{
        DocumentFields, DocumentKind, GroupFields, HabitFields, HabitKind, PauseFields, PauseScope, Schedule,
        StackFields,
    },
    ids::{DeviceId, GroupId, HabitId},
};
use jiff::civil::date;
use services::sync::{Action, AppliedEntity, ChangedEntity, Operation, OperationAnswer, OperationOutcome};
use test_support::{Person, TestServices, fields};
use uuid::Uuid;

const HABIT: HabitId = HabitId(Uuid::from_u128(7));
const GROUP: Uuid = Uuid::from_u128(11);
const PAUSE: Uuid = Uuid::from_u128(12);
const STACK: Uuid = Uuid::from_u128(13);

fn batch(t: &TestServices, actions: Vec<Action>) -> Vec<Operation> {
    let operation = |(n, action): (u8, Action)| Operation {
        op_id: Uuid::from_u128(u128::from(n) + 1_000),
        seq: i64::from(n),
        request_hash: [n; 32],
        client_time: t.services.now(),
        time_zone: "Europe/Lisbon".to_owned(),
        action: Ok(action),
    };
    (1..).zip(actions).map(operation).collect()
}

async fn apply(t: &TestServices, person: &Person, operations: Vec<Operation>) -> Vec<OperationAnswer> {
    let device = DeviceId(Uuid::from_u128(9));
    t.services.sync().apply(&person.actor, device, "test", operations).await.unwrap()
}

fn outcomes(answers: &[OperationAnswer]) -> Vec<OperationOutcome> {
    answers.iter().map(|answer| answer.outcome).collect()
}

fn group(name: &str) -> DocumentFields {
    DocumentFields::Group(GroupFields { name: name.to_owned(), position: None })
}

fn grouped() -> HabitFields {
    let stretch = fields("Stretch", HabitKind::YesNo, Schedule::Daily {}, None, date(2026, 3, 1));
    HabitFields { group_id: Some(GroupId(GROUP)), ..stretch }.checked().unwrap()
}

fn pause() -> DocumentFields {
    let (from_day, to_day) = (date(2026, 3, 3), Some(date(2026, 3, 4)));
    DocumentFields::Pause(PauseFields { scope: PauseScope::Group(GroupId(GROUP)), from_day, to_day, reason: None })
}

fn cued() -> DocumentFields {
    DocumentFields::Stack(StackFields {
        anchor_habit_id: None,
        follower_habit_id: HABIT,
        cue: Some("When I get home".to_owned()),
        at_time: None,
        place: None,
        position: None,
    })
}

fn all() -> Vec<Action> {
    vec![
        Action::PutDocument(GROUP, group("Morning")),
        Action::CreateHabit(HABIT, grouped(), None),
        Action::PutDocument(PAUSE, pause()),
        Action::PutDocument(STACK, cued()),
        Action::PutDocument(GROUP, group("Evening")),
    ]
}

#[tokio::test]
async fn what_was_made_without_a_network_is_replayed_once() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let first = apply(&t, &ana, batch(&t, all())).await;
    assert_eq!(outcomes(&first), [OperationOutcome::Applied; 5]);
    assert!(matches!(&first[4].entity, Some(AppliedEntity::Document(group)) if group.version() == 2));
    let again = apply(&t, &ana, batch(&t, all())).await;
    assert_eq!(outcomes(&again), [OperationOutcome::Duplicate; 5]);
    assert_eq!(again[0].version, Some(2), "what is stored now is told again");
    let habits = t.services.habits();
    assert_eq!(habits.groups(&ana.actor).await.unwrap()[0].name, "Evening");
    let input = habits.input(&ana.actor, HABIT).await.unwrap();
    assert_eq!((input.habit.group_id, input.pauses.len()), (Some(GroupId(GROUP)), 1));
}

#[tokio::test]
async fn the_feed_tells_whole_documents_and_what_is_gone() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    apply(&t, &ana, batch(&t, all())).await;
    let feed = t.services.sync().changes(&ana.actor, None).await.unwrap();
    for entity in ["habit_group", "pause", "stack"] {
        let item = feed.items.iter().find(|item| item.entity == entity).unwrap();
        assert!(matches!(item.value, Some(ChangedEntity::Document(_))), "{entity}");
    }
    let gone = vec![Action::DeleteDocument(DocumentKind::Stack, STACK)];
    let mut gone = batch(&t, gone);
    gone[0].op_id = Uuid::from_u128(2_000);
    assert_eq!(outcomes(&apply(&t, &ana, gone).await), [OperationOutcome::Applied]);
    let next = t.services.sync().changes(&ana.actor, Some(&feed.cursor.encode())).await.unwrap();
    let stack = next.items.iter().find(|item| item.entity == "stack").unwrap();
    assert!(stack.value.is_none() && stack.version == 2);
}

/// A refused operation leaves nothing behind, and those around it count.
#[tokio::test]
async fn one_refused_document_does_not_stop_the_others() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let nobody = Action::DeleteDocument(DocumentKind::Identity, Uuid::from_u128(99));
    let actions = vec![
        Action::PutDocument(STACK, cued()),
        nobody,
        Action::PutDocument(GROUP, group("Morning")),
        Action::PutDocument(PAUSE, pause()),
    ];
    let answers = apply(&t, &ana, batch(&t, actions)).await;
    let codes: Vec<_> = answers.iter().map(|answer| answer.code.as_deref()).collect();
    assert_eq!(codes, [Some("not_found"), Some("not_found"), None, None]);
    assert!(t.services.habits().stacks(&ana.actor).await.unwrap().is_empty());
}

/// Another device deleted the group meanwhile: what else the queue says of the habit still counts.
#[tokio::test]
async fn a_habit_of_a_group_that_is_gone_is_in_none() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let created = apply(&t, &ana, batch(&t, vec![Action::CreateHabit(HABIT, grouped(), None)])).await;
    assert_eq!(outcomes(&created), [OperationOutcome::Applied]);
    let habit = t.services.habits().find(&ana.actor, HABIT).await.unwrap().habit;
    assert_eq!((habit.name.as_str(), habit.group_id), ("Stretch", None));
}

#[tokio::test]
async fn a_document_that_comes_back_counts_its_versions_on() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let actions = vec![
        Action::PutDocument(GROUP, group("Morning")),
        Action::DeleteDocument(DocumentKind::Group, GROUP),
        Action::PutDocument(GROUP, group("Morning")),
    ];
    let answers = apply(&t, &ana, batch(&t, actions)).await;
    assert_eq!(outcomes(&answers), [OperationOutcome::Applied; 3]);
    assert_eq!((answers[0].version, answers[2].version), (Some(1), Some(3)));
}
