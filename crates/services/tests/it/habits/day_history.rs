use domain::{
    habits::{EntryPatch, EntryStatus, Patch, Quantity},
    ids::{DeviceId, HabitId},
};
use jiff::{
    SignedDuration,
    civil::{Date, date},
};
use services::{
    ServiceError,
    habits::{DayChange, RestorePoint},
    sync::{Action, Operation},
};
use test_support::{Person, TestServices};
use uuid::Uuid;

const DAY: Date = Date::constant(2026, 3, 10);

fn says(status: EntryStatus, note: &str) -> EntryPatch {
    EntryPatch { status: Patch::Set(status), note: Patch::Set(note.to_owned()), ..EntryPatch::default() }
}

async fn set(t: &TestServices, person: &Person, habit: HabitId, patch: EntryPatch) {
    t.clock.advance(SignedDuration::from_mins(1));
    t.services.habits().set_entry(&person.actor, habit, DAY, patch).await.unwrap();
}

async fn changes(t: &TestServices, person: &Person, habit: HabitId) -> Vec<DayChange> {
    t.services.habits().day_history(&person.actor, habit, DAY).await.unwrap().changes
}

#[tokio::test]
async fn every_change_says_what_it_found_and_what_it_left() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Read", date(2026, 3, 1)).await;
    set(&t, &ana, habit, says(EntryStatus::Done, "calm")).await;
    set(&t, &ana, habit, EntryPatch { status: Patch::Set(EntryStatus::Failed), ..EntryPatch::default() }).await;
    set(&t, &ana, habit, EntryPatch::clear()).await;
    let found = changes(&t, &ana, habit).await;
    let statuses: Vec<_> =
        found.iter().map(|change| (change.before.as_ref().and_then(|b| b.status), change.after.status)).collect();
    let (done, failed) = (Some(EntryStatus::Done), Some(EntryStatus::Failed));
    assert_eq!(statuses, [(failed, None), (done, failed), (None, done)]);
    assert_eq!(found[2].after.note.as_deref(), Some("calm"));
    assert!(found.iter().all(|change| change.is_applied && change.source == "manual"));
}

#[tokio::test]
async fn an_earlier_state_comes_back_as_a_new_change() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Read", date(2026, 3, 1)).await;
    set(&t, &ana, habit, says(EntryStatus::Done, "calm")).await;
    set(&t, &ana, habit, says(EntryStatus::Skipped, "ill")).await;
    let first = changes(&t, &ana, habit).await[1].id;
    let restore = async |point| t.services.habits().restore_day(&ana.actor, habit, DAY, point).await;
    let entry = restore(RestorePoint::After(first)).await.unwrap();
    assert_eq!((entry.status, entry.note.as_deref()), (Some(EntryStatus::Done), Some("calm")));
    let found = changes(&t, &ana, habit).await;
    assert_eq!((found.len(), found[0].source.as_str()), (3, "restore"));
    // And back again: what it was before the restore stands in the list, too.
    let back = restore(RestorePoint::Before(found[0].id)).await.unwrap();
    assert_eq!((back.status, back.note.as_deref()), (Some(EntryStatus::Skipped), Some("ill")));
    let nothing = restore(RestorePoint::Before(first)).await.unwrap();
    assert!(nothing.is_empty());
}

#[tokio::test]
async fn several_check_ins_of_a_day_are_listed_each() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.measure(&ana, "Water", "8", date(2026, 3, 1)).await;
    for (id, amount) in [(1, "2"), (2, "3"), (3, "-1")] {
        let amount = Quantity::parse(amount).unwrap();
        t.services.habits().increment(&ana.actor, habit, DAY, Uuid::from_u128(id), amount).await.unwrap();
    }
    let told: Vec<_> = changes(&t, &ana, habit)
        .await
        .into_iter()
        .map(|change| (change.amount.map(String::from), change.after.value.map(String::from)))
        .collect();
    let row = |amount: &str, sum: &str| (Some(amount.to_owned()), Some(sum.to_owned()));
    assert_eq!(told, [row("-1", "4"), row("3", "5"), row("2", "2")]);
}

#[tokio::test]
async fn a_change_that_lost_is_kept_and_can_be_made_again() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Read", date(2026, 3, 1)).await;
    let before = t.services.now();
    set(&t, &ana, habit, says(EntryStatus::Done, "calm")).await;
    let late = Operation {
        op_id: Uuid::from_u128(1),
        seq: 1,
        request_hash: [1; 32],
        client_time: before,
        time_zone: "UTC".to_owned(),
        action: Ok(Action::SetEntry(habit, DAY, says(EntryStatus::Skipped, "ill"))),
    };
    let device = DeviceId(Uuid::from_u128(9));
    t.services.sync().apply(&ana.actor, device, "test", vec![late]).await.unwrap();
    let lost = changes(&t, &ana, habit).await.into_iter().find(|change| !change.is_applied).unwrap();
    assert_eq!((lost.after.note.as_deref(), lost.device), (Some("ill"), Some(device)));
    let point = RestorePoint::After(lost.id);
    let entry = t.services.habits().restore_day(&ana.actor, habit, DAY, point).await.unwrap();
    assert_eq!((entry.status, entry.note.as_deref()), (Some(EntryStatus::Skipped), Some("ill")));
}

#[tokio::test]
async fn changes_belong_to_their_day_and_their_owner() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let habit = t.habit(&ana, "Read", date(2026, 3, 1)).await;
    set(&t, &ana, habit, says(EntryStatus::Done, "calm")).await;
    let point = RestorePoint::After(changes(&t, &ana, habit).await[0].id);
    let elsewhere = t.services.habits().restore_day(&ana.actor, habit, date(2026, 3, 9), point).await.unwrap_err();
    assert!(matches!(elsewhere, ServiceError::NotFound), "{elsewhere:?}");
    let foreign = t.services.habits().day_history(&ben.actor, habit, DAY).await.unwrap_err();
    assert!(matches!(foreign, ServiceError::NotFound), "{foreign:?}");
}

#[tokio::test]
async fn changes_are_forgotten_after_400_days_and_the_day_stays() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Read", date(2026, 3, 1)).await;
    set(&t, &ana, habit, says(EntryStatus::Done, "calm")).await;
    t.clock.advance(SignedDuration::from_hours(399 * 24));
    assert_eq!(t.services.sync().sweep().await.unwrap().entry_changes, 0);
    t.clock.advance(SignedDuration::from_hours(2 * 24));
    assert_eq!(t.services.sync().sweep().await.unwrap().entry_changes, 1);
    let history = t.services.habits().day_history(&ana.actor, habit, DAY).await.unwrap();
    assert_eq!((history.changes.len(), history.entry.note.as_deref()), (0, Some("calm")));
}
