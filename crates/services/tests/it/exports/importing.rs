//! Our own archive, brought along like a file of any other app: tried out, taken over, taken back.

use std::collections::BTreeMap;

use domain::{
    habits::{EntryPatch, Patch},
    ids::UserId,
    imports::{Import, ImportFormat, ImportState},
};
use jiff::{SignedDuration, civil::date};
use services::{Actor, exports::ExportForm, imports::NewImport};
use test_support::TestServices;

use super::scene::{EVENING, copy, demo, files};

/// The rows of an account, without the list of its imports.
async fn rows(t: &TestServices, owner: UserId) -> BTreeMap<String, String> {
    let mut files = files(&copy(t, owner, ExportForm::Archive).await);
    files.retain(|path, _| path.starts_with("data/") && path != "data/import_batches.ndjson");
    files
}

async fn brought(t: &TestServices, actor: &Actor, content: Vec<u8>) -> Import {
    let new = NewImport { file_name: "wellspring-2026-03-12.zip".to_owned(), content, key: None };
    t.services.imports().upload(actor, new).await.unwrap()
}

async fn applied(t: &TestServices, actor: &Actor, content: Vec<u8>) -> Import {
    let import = brought(t, actor, content).await;
    t.services.imports().apply(actor, import.id).await.unwrap();
    t.services.jobs().run_due(10).await.unwrap();
    t.services.imports().find(actor, import.id).await.unwrap()
}

#[tokio::test]
async fn it_is_tried_out_taken_over_and_taken_back() {
    let t = TestServices::at(EVENING).await;
    let archive = copy(&t, demo(&t, 1, 14, 30).await.user_id, ExportForm::Archive).await;
    let ben = t.person("Ben").await.actor;
    let before = rows(&t, ben.user_id).await;

    let import = brought(&t, &ben, archive.clone()).await;
    assert_eq!((import.format, import.state), (Some(ImportFormat::Wellspring), ImportState::Read));
    assert_eq!(import.found.habits, 14);
    let preview = t.services.imports().preview(&ben, import.id).await.unwrap();
    assert_eq!((preview.makes, preview.known.habits), (import.found, 0));
    assert_eq!(rows(&t, ben.user_id).await, before, "nothing was changed by looking");

    let import = applied(&t, &ben, archive.clone()).await;
    assert_eq!((import.state, import.made), (ImportState::Applied, preview.makes));
    assert_eq!(t.services.habits().all(&ben).await.unwrap().len(), 14);
    let again = applied(&t, &ben, archive).await;
    assert_eq!(again.made.habits + again.made.entries + again.made.tasks, 0);

    t.clock.advance(SignedDuration::from_hours(1));
    let undone = t.services.imports().undo(&ben, import.id).await.unwrap();
    assert_eq!((undone.state, undone.kept.habits, undone.kept.tasks), (ImportState::Undone, 0, 0));
    assert_eq!(rows(&t, ben.user_id).await, before);
    let feed = t.services.sync().changes(&ben, None).await.unwrap();
    assert!(feed.items.iter().all(|item| item.value.is_none() || item.entity == "profile"));
}

#[tokio::test]
async fn it_is_tried_out_once_and_looked_at_as_often_as_wanted() {
    let t = TestServices::at(EVENING).await;
    let archive = copy(&t, demo(&t, 1, 14, 30).await.user_id, ExportForm::Archive).await;
    let ben = t.person("Ben").await.actor;
    let import = brought(&t, &ben, archive).await;
    // Whoever wrote a habit now, if only to let go of it again, would wait.
    let mut other = t.owner.begin().await.unwrap();
    sqlx::query("lock table habits in exclusive mode").execute(&mut *other).await.unwrap();
    let preview = t.services.imports().preview(&ben, import.id).await.unwrap();
    other.rollback().await.unwrap();
    assert_eq!((preview.makes, preview.habits), (import.found, Vec::new()));
}

#[tokio::test]
async fn what_was_written_to_since_stays() {
    let t = TestServices::at(EVENING).await;
    let archive = copy(&t, demo(&t, 1, 14, 30).await.user_id, ExportForm::Archive).await;
    let ben = t.person("Ben").await.actor;
    let import = applied(&t, &ben, archive).await;
    t.clock.advance(SignedDuration::from_hours(1));
    let habits = t.services.habits().all(&ben).await.unwrap();
    let alone = habits.iter().find(|record| record.habit.name == "Read").unwrap().habit.id;
    let note = EntryPatch { note: Patch::Set("Mine".to_owned()), ..EntryPatch::default() };
    t.services.habits().set_entry(&ben, alone, date(2026, 3, 12), note).await.unwrap();
    let undone = t.services.imports().undo(&ben, import.id).await.unwrap();
    assert_eq!(undone.kept.habits, 1);
    let left = t.services.habits().all(&ben).await.unwrap();
    assert_eq!(left.iter().map(|record| record.habit.id).collect::<Vec<_>>(), [alone]);
}
