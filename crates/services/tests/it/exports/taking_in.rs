//! Archives that were changed, cut off, or written by somebody who wants something.

use domain::habits::{EntryPatch, Patch};
use jiff::civil::date;
use services::{
    ServiceError,
    exports::{ExportForm, OwnArchive},
};
use test_support::{Person, TestServices};

use super::scene::{EVENING, altered, copy, files, stored, taken_in};

fn code<T: std::fmt::Debug>(answer: Result<T, ServiceError>) -> &'static str {
    match answer.unwrap_err() {
        ServiceError::Refused { code, .. } => code,
        other => panic!("{other:?}"),
    }
}

/// Ana with two habits, a note and a task, and an archive of all that.
async fn scene() -> (TestServices, Person, Vec<u8>) {
    let t = TestServices::at(EVENING).await;
    let ana = t.person("Ana").await;
    let stretch = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    t.measure(&ana, "Water", "8", date(2026, 3, 1)).await;
    t.check_in(&ana, stretch, date(2026, 3, 10)).await.unwrap();
    let note = EntryPatch { note: Patch::Set("Slept badly".to_owned()), ..EntryPatch::default() };
    t.services.habits().set_entry(&ana.actor, stretch, date(2026, 3, 11), note).await.unwrap();
    let archive = copy(&t, ana.actor.user_id, ExportForm::Archive).await;
    (t, ana, archive)
}

async fn habits_of(t: &TestServices, person: &Person) -> usize {
    t.services.habits().all(&person.actor).await.unwrap().len()
}

#[tokio::test]
async fn an_archive_that_was_packed_anew_is_taken_in() {
    let (t, _, archive) = scene().await;
    let ben = t.person("Ben").await;
    let in_a_folder = files(&archive).into_iter().map(|(path, content)| (format!("my copy/{path}"), content)).collect();
    let taken = taken_in(&t, ben.actor.user_id, &stored(&in_a_folder)).await.unwrap();
    assert_eq!(taken.made.iter().filter(|row| row.table == "habits").count(), 2);
    assert_eq!(habits_of(&t, &ben).await, 2);
}

#[tokio::test]
async fn what_does_not_fit_its_manifest_is_refused() {
    let (t, _, archive) = scene().await;
    let ben = t.person("Ben").await.actor.user_id;
    let mut cut = archive.clone();
    cut.truncate(archive.len() - 40);
    assert_eq!(code(taken_in(&t, ben, &cut).await), "archive_damaged");
    let mut files = files(&archive);
    files.insert("data/habits.ndjson".to_owned(), "{}\n".to_owned());
    assert_eq!(code(taken_in(&t, ben, &stored(&files)).await), "archive_damaged");
    files.remove("data/habits.ndjson");
    assert_eq!(code(taken_in(&t, ben, &stored(&files)).await), "archive_damaged");
    files.remove("manifest.json");
    let without = stored(&files);
    assert_eq!(code(taken_in(&t, ben, &without).await), "archive_damaged");
    assert!(!OwnArchive::is_one(&without, &formats::Limits::default()));
    assert!(OwnArchive::is_one(&archive, &formats::Limits::default()));
}

#[tokio::test]
async fn what_is_newer_is_told_as_such() {
    let (t, _, archive) = scene().await;
    let ben = t.person("Ben").await.actor.user_id;
    let mut newer = files(&archive);
    let manifest = newer["manifest.json"].replace("\"version\": 1", "\"version\": 2");
    newer.insert("manifest.json".to_owned(), manifest);
    assert_eq!(code(taken_in(&t, ben, &stored(&newer)).await), "archive_newer");
    let shaped = altered(&archive, "habits", |rows| rows.replace("\"name\"", "\"shape\": 1, \"name\""));
    assert_eq!(code(taken_in(&t, ben, &shaped).await), "archive_newer");
}

#[tokio::test]
async fn rows_that_no_rule_can_read_leave_nothing_behind() {
    let (t, _, archive) = scene().await;
    let ben = t.person("Ben").await;
    let user = ben.actor.user_id;
    let odd_rule = altered(&archive, "habit_schedules", |rows| {
        rows.replace("{\"type\": \"daily\"}", "{\"type\": \"times_per_week\", \"times\": 99}")
    });
    assert_eq!(code(taken_in(&t, user, &odd_rule).await), "archive_damaged");
    let odd_status = altered(&archive, "habit_entries", |rows| rows.replace("\"done\"", "\"perhaps\""));
    assert_eq!(code(taken_in(&t, user, &odd_status).await), "archive_damaged");
    let odd_day = altered(&archive, "habit_entries", |rows| rows.replace("2026-03-10", "2026-02-30"));
    assert_eq!(code(taken_in(&t, user, &odd_day).await), "archive_damaged");
    let without_schedules = altered(&archive, "habit_schedules", |_| String::new());
    assert_eq!(code(taken_in(&t, user, &without_schedules).await), "archive_damaged");
    let without_habits = altered(&archive, "habits", |_| String::new());
    assert_eq!(code(taken_in(&t, user, &without_habits).await), "archive_conflicts");
    assert_eq!(habits_of(&t, &ben).await, 0);
}

#[tokio::test]
async fn an_archive_cannot_write_into_another_account() {
    let (t, ana, archive) = scene().await;
    let ben = t.person("Ben").await;
    let victim = ana.actor.user_id;
    let aimed =
        altered(&archive, "habits", |rows| rows.replace("\"name\"", &format!("\"user_id\": \"{victim}\", \"name\"")));
    assert_eq!(code(taken_in(&t, ben.actor.user_id, &aimed).await), "archive_newer");
    assert_eq!((habits_of(&t, &ana).await, habits_of(&t, &ben).await), (2, 0));
}

#[tokio::test]
async fn what_was_changed_since_stays_as_it_is() {
    let (t, ana, archive) = scene().await;
    let stretch = t.services.habits().all(&ana.actor).await.unwrap()[0].habit.id;
    let note = EntryPatch { note: Patch::Set("Slept well after all".to_owned()), ..EntryPatch::default() };
    t.services.habits().set_entry(&ana.actor, stretch, date(2026, 3, 11), note).await.unwrap();
    let taken = taken_in(&t, ana.actor.user_id, &archive).await.unwrap();
    assert_eq!(taken.made, []);
    let noted: String = sqlx::query_scalar("select note from habit_entries where user_id = $1 and day = '2026-03-11'")
        .bind(ana.actor.user_id.uuid())
        .fetch_one(&t.owner)
        .await
        .unwrap();
    assert_eq!(noted, "Slept well after all");
}
