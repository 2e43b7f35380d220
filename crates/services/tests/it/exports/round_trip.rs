//! Taken along, lost, and brought back: the copy after that is the copy before it, byte by byte.

use domain::{
    habits::{DocumentKind, EntryPatch, EntryStatus, Patch},
    ids::UserId,
};
use jiff::civil::date;
use services::{Actor, exports::ExportForm};
use test_support::TestServices;

use super::scene::{EVENING, copy, demo, files, taken_in, wipe};

/// What a demo account lacks: a skip with its reason and a note that looks like a formula, a cleared day, trash.
async fn live_with(t: &TestServices, actor: &Actor) {
    let habits = t.services.habits();
    let all = habits.all(actor).await.unwrap();
    let (first, last) = (all[0].habit.id, all[all.len() - 1].habit.id);
    let skip = EntryPatch {
        status: Patch::Set(EntryStatus::Skipped),
        skip_reason: Patch::Set("Away, \"far\" away".to_owned()),
        note: Patch::Set("=1+1\nand a second line".to_owned()),
        ..EntryPatch::default()
    };
    habits.set_entry(actor, first, date(2026, 3, 11), skip).await.unwrap();
    let cleared = EntryPatch { status: Patch::Clear, value: Patch::Clear, ..EntryPatch::default() };
    habits.set_entry(actor, first, date(2026, 3, 10), cleared).await.unwrap();
    habits.delete(actor, last).await.unwrap();
}

async fn comes_back_whole(t: &TestServices, owner: UserId) {
    let before = copy(t, owner, ExportForm::Archive).await;
    wipe(t, owner).await;
    let emptied = files(&copy(t, owner, ExportForm::Archive).await);
    assert_eq!(emptied["data/habit_entries.ndjson"], "");
    let taken = taken_in(t, owner, &before).await.unwrap();
    assert!(taken.present.is_empty() && !taken.made.is_empty());
    let after = copy(t, owner, ExportForm::Archive).await;
    let (old, new) = (files(&before), files(&after));
    for (path, content) in &old {
        assert!(new.get(path) == Some(content), "{path} came back as something else");
    }
    assert!(before == after);
    let rebuilt = t.services.habits().rebuild_years(owner).await.unwrap();
    assert_eq!(rebuilt.differed, 0);
}

#[tokio::test]
async fn the_demo_account_comes_back_whole() {
    let t = TestServices::at(EVENING).await;
    let actor = demo(&t, 1, 14, 30).await;
    live_with(&t, &actor).await;
    let documents = t.services.habits().stacks(&actor).await.unwrap();
    comes_back_whole(&t, actor.user_id).await;
    assert_eq!(t.services.habits().stacks(&actor).await.unwrap(), documents);
}

#[tokio::test]
async fn a_heavy_account_comes_back_whole() {
    let t = TestServices::at(EVENING).await;
    let actor = demo(&t, 3, 40, 1_000).await;
    live_with(&t, &actor).await;
    comes_back_whole(&t, actor.user_id).await;
}

#[tokio::test]
async fn another_account_takes_it_in_once_and_tells_its_devices() {
    let t = TestServices::at(EVENING).await;
    let actor = demo(&t, 1, 14, 30).await;
    let archive = copy(&t, actor.user_id, ExportForm::Archive).await;
    let ben = t.person("Ben").await;
    let first = taken_in(&t, ben.actor.user_id, &archive).await.unwrap();
    assert!(!first.made.is_empty());
    let names = |records: Vec<services::habits::HabitRecord>| -> Vec<String> {
        records.into_iter().map(|record| record.habit.name).collect()
    };
    let habits = t.services.habits();
    assert_eq!(names(habits.all(&ben.actor).await.unwrap()), names(habits.all(&actor).await.unwrap()));
    let feed = t.services.sync().changes(&ben.actor, None).await.unwrap();
    let told = |entity: &str| feed.items.iter().filter(|item| item.entity == entity && item.value.is_some()).count();
    assert_eq!((told("habit"), told(DocumentKind::Stack.entity())), (14, 4));
    assert_eq!(told("habit_year"), 28);

    let again = taken_in(&t, ben.actor.user_id, &archive).await.unwrap();
    assert_eq!(again.made, []);
    assert!(again.present["habit_entries"] > 1_000);
}
