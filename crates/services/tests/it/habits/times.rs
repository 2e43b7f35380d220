use domain::habits::{Entry, EntryPatch, EntryStatus, Patch};
use jiff::{Timestamp, civil::date};
use services::ServiceError;
use test_support::{Person, TestServices};

async fn scene() -> (TestServices, Person) {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    (t, ana)
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn told(occurred_at: Patch<Timestamp>) -> EntryPatch {
    EntryPatch { occurred_at, ..EntryPatch::default() }
}

#[tokio::test]
async fn when_it_happened_can_be_told_alone_and_taken_back() -> Result<(), ServiceError> {
    let (t, ana) = scene().await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let set = async |patch| t.services.habits().set_entry(&ana.actor, habit, date(2026, 3, 10), patch).await;
    let summary = |entry: Entry| (entry.status, entry.occurred_at, entry.version);
    let done = EntryPatch { status: Patch::Set(EntryStatus::Done), ..EntryPatch::default() };
    assert_eq!(summary(set(done).await?), (Some(EntryStatus::Done), Some(at("2026-03-10T08:00:00Z")), 1));
    let morning = at("2026-03-10T06:30:00Z");
    let moved = set(told(Patch::Set(morning))).await?;
    assert_eq!(summary(moved), (Some(EntryStatus::Done), Some(morning), 2));
    let noted = set(EntryPatch { note: Patch::Set("early".to_owned()), ..EntryPatch::default() }).await?;
    assert_eq!(noted.occurred_at, Some(morning));
    assert_eq!(summary(set(told(Patch::Clear)).await?), (Some(EntryStatus::Done), None, 4));
    Ok(())
}

#[tokio::test]
async fn a_time_later_than_now_is_held_at_now() -> Result<(), ServiceError> {
    let (t, ana) = scene().await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let later = told(Patch::Set(at("2026-03-11T08:00:00Z")));
    let entry = t.services.habits().set_entry(&ana.actor, habit, date(2026, 3, 10), later).await?;
    assert_eq!(entry.occurred_at, Some(t.services.now()));
    Ok(())
}

#[tokio::test]
async fn a_time_before_1900_is_held_there() -> Result<(), ServiceError> {
    let (t, ana) = scene().await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let earliest = told(Patch::Set(Timestamp::MIN));
    let entry = t.services.habits().set_entry(&ana.actor, habit, date(2026, 3, 10), earliest).await?;
    assert_eq!(entry.occurred_at, Some(at("1900-01-01T00:00:00Z")));
    Ok(())
}

#[tokio::test]
async fn what_is_taken_back_did_not_happen() -> Result<(), ServiceError> {
    let (t, ana) = scene().await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    t.check_in(&ana, habit, date(2026, 3, 10)).await?;
    let undo = EntryPatch { status: Patch::Clear, ..EntryPatch::default() };
    let entry = t.services.habits().set_entry(&ana.actor, habit, date(2026, 3, 10), undo).await?;
    assert_eq!((entry.status, entry.occurred_at), (None, None));
    Ok(())
}
