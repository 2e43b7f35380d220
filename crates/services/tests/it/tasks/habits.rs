//! Completing a task may note the day of its habit; opening it again withdraws exactly that.

use domain::{
    habits::{EntryPatch, EntryStatus, Patch, Quantity},
    ids::HabitId,
    tasks::TaskFields,
};
use jiff::SignedDuration;
use services::tasks::{CompleteWish, ReopenWish};
use test_support::{Person, TestServices};

use super::scene::{TODAY, complete, id, make, march, part, scene, titled};

fn for_habit(habit: HabitId) -> TaskFields {
    TaskFields { habit_id: Some(habit), ..titled("Swim a lane") }
}

async fn status(t: &TestServices, person: &Person, habit: HabitId) -> Option<EntryStatus> {
    let entry = t.services.habits().entry(&person.actor, habit, TODAY).await.unwrap();
    entry.and_then(|entry| entry.status)
}

async fn value(t: &TestServices, person: &Person, habit: HabitId) -> Option<Quantity> {
    let entry = t.services.habits().entry(&person.actor, habit, TODAY).await.unwrap();
    entry.and_then(|entry| entry.value)
}

async fn reopen(t: &TestServices, person: &Person) {
    t.clock.advance(SignedDuration::from_secs(1));
    t.services.tasks().reopen(&person.actor, id(1), ReopenWish::default()).await.unwrap();
}

async fn say(t: &TestServices, person: &Person, habit: HabitId, status: EntryStatus) {
    t.clock.advance(SignedDuration::from_secs(1));
    let patch = EntryPatch { status: Patch::Set(status), ..EntryPatch::default() };
    t.services.habits().set_entry(&person.actor, habit, TODAY, patch).await.unwrap();
}

#[tokio::test]
async fn a_day_is_done_with_the_task_and_withdrawn_with_it() {
    let (t, ana) = scene().await;
    let habit = t.habit(&ana, "Swim", march(1)).await;
    make(&t, &ana, 1, for_habit(habit)).await;
    for _ in 0..2 {
        complete(&t, &ana, id(1)).await;
        assert_eq!(status(&t, &ana, habit).await, Some(EntryStatus::Done));
        reopen(&t, &ana).await;
        assert_eq!(status(&t, &ana, habit).await, None);
    }
    let history = t.services.habits().day_history(&ana.actor, habit, TODAY).await.unwrap();
    assert!(history.changes.iter().all(|change| change.source == "task"));
}

#[tokio::test]
async fn parts_that_are_done_with_their_task_note_their_own_habits() {
    let (t, ana) = scene().await;
    let (swim, read) = (t.habit(&ana, "Swim", march(1)).await, t.habit(&ana, "Read", march(1)).await);
    make(&t, &ana, 1, for_habit(swim)).await;
    make(&t, &ana, 2, TaskFields { habit_id: Some(read), ..part("Read about it", id(1)) }).await;
    let wish = CompleteWish { with_parts: true, ..CompleteWish::default() };
    let done = t.services.tasks().complete(&ana.actor, id(1), wish).await.unwrap();
    assert_eq!(done.habit, Some(swim));
    let both = async || (status(&t, &ana, swim).await, status(&t, &ana, read).await);
    assert_eq!(both().await, (Some(EntryStatus::Done), Some(EntryStatus::Done)));
    t.clock.advance(SignedDuration::from_secs(1));
    let wish = ReopenWish { with_parts: true, ..ReopenWish::default() };
    t.services.tasks().reopen(&ana.actor, id(1), wish).await.unwrap();
    assert_eq!(both().await, (None, None));
}

#[tokio::test]
async fn a_word_of_the_owner_stands() {
    let (t, ana) = scene().await;
    let habit = t.habit(&ana, "Swim", march(1)).await;
    make(&t, &ana, 1, for_habit(habit)).await;
    say(&t, &ana, habit, EntryStatus::Skipped).await;
    complete(&t, &ana, id(1)).await;
    assert_eq!(status(&t, &ana, habit).await, Some(EntryStatus::Skipped));
    reopen(&t, &ana).await;
    assert_eq!(status(&t, &ana, habit).await, Some(EntryStatus::Skipped));
}

#[tokio::test]
async fn what_was_said_after_the_task_is_not_withdrawn() {
    let (t, ana) = scene().await;
    let habit = t.habit(&ana, "Swim", march(1)).await;
    make(&t, &ana, 1, for_habit(habit)).await;
    complete(&t, &ana, id(1)).await;
    say(&t, &ana, habit, EntryStatus::Partial).await;
    reopen(&t, &ana).await;
    assert_eq!(status(&t, &ana, habit).await, Some(EntryStatus::Partial));
}

#[tokio::test]
async fn what_is_measured_gets_one_more_and_loses_that_one() {
    let (t, ana) = scene().await;
    let habit = t.measure(&ana, "Lanes", "20", march(1)).await;
    make(&t, &ana, 1, for_habit(habit)).await;
    let amount = |text: &str| Quantity::parse(text).unwrap();
    let increment = uuid::Uuid::from_u128(50);
    t.services.habits().increment(&ana.actor, habit, TODAY, increment, amount("4")).await.unwrap();
    complete(&t, &ana, id(1)).await;
    assert_eq!(value(&t, &ana, habit).await, Some(amount("5")));
    reopen(&t, &ana).await;
    assert_eq!(value(&t, &ana, habit).await, Some(amount("4")));
}

#[tokio::test]
async fn nothing_is_noted_where_that_is_not_wanted_or_not_possible() {
    let (t, ana) = scene().await;
    let habit = t.habit(&ana, "Swim", march(1)).await;
    make(&t, &ana, 1, for_habit(habit)).await;
    let wish = CompleteWish { log_habit: false, ..CompleteWish::default() };
    let done = t.services.tasks().complete(&ana.actor, id(1), wish).await.unwrap();
    assert_eq!((done.habit, status(&t, &ana, habit).await), (None, None));
    reopen(&t, &ana).await;
    t.services.habits().delete(&ana.actor, habit).await.unwrap();
    t.clock.advance(SignedDuration::from_secs(1));
    let done = t.services.tasks().complete(&ana.actor, id(1), CompleteWish::default()).await.unwrap();
    assert_eq!(done.habit, None);
}
