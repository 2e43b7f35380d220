//! The other forms: Loop's layout, tables, one document, a calendar.

use std::collections::BTreeSet;

use domain::{
    habits::{EntryPatch, EntryStatus, Patch},
    tasks::TaskFields,
};
use jiff::civil::date;
use serde_json::Value;
use services::{exports::ExportForm, tasks::NewTask};
use test_support::{Person, TestServices};

use super::scene::{EVENING, copy, demo, files};

async fn ana() -> (TestServices, Person) {
    let t = TestServices::at(EVENING).await;
    let ana = t.person("Ana").await;
    let stretch = t.habit(&ana, "=Stretch, \"daily\"", date(2026, 3, 1)).await;
    t.check_in(&ana, stretch, date(2026, 3, 10)).await.unwrap();
    let skip = EntryPatch {
        status: Patch::Set(EntryStatus::Skipped),
        note: Patch::Set("+ill".to_owned()),
        ..EntryPatch::default()
    };
    t.services.habits().set_entry(&ana.actor, stretch, date(2026, 3, 11), skip).await.unwrap();
    (t, ana)
}

#[tokio::test]
async fn loop_finds_its_own_layout() {
    let (t, ana) = ana().await;
    let files = files(&copy(&t, ana.actor.user_id, ExportForm::LoopCsv).await);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(names, ["001 Stretch daily/Checkmarks.csv", "001 Stretch daily/Scores.csv", "Habits.csv"]);
    let habits = "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,\
                  Target Value,Archived?\r\n001,\"'=Stretch, \"\"daily\"\"\",YES_NO,,,1,1,#00897B,,,,false\r\n";
    assert_eq!(files["Habits.csv"], habits);
    let days = "Date,Value,Notes\r\n2026-03-12,UNKNOWN,\r\n2026-03-11,SKIP,'+ill\r\n2026-03-10,YES_MANUAL,\r\n";
    assert_eq!(files["001 Stretch daily/Checkmarks.csv"], days);
    assert!(files["001 Stretch daily/Scores.csv"].starts_with("Date,Score\r\n2026-03-12,0.0"));
}

#[tokio::test]
async fn a_table_is_read_back_cell_by_cell() {
    let (t, ana) = ana().await;
    let files = files(&copy(&t, ana.actor.user_id, ExportForm::Csv).await);
    let habits = &files["habits.csv"];
    let (header, row) = habits.split_once("\r\n").unwrap();
    let columns: Vec<&str> = header.split(',').collect();
    assert_eq!(columns[..3], ["habit_id", "name", "kind"]);
    let name = row.split_once(",\"").unwrap().1.split_once("\",").unwrap().0.replace("\"\"", "\"");
    assert_eq!(formats::restored(&name), "=Stretch, \"daily\"");
    assert!(files["habit_entries.csv"].contains(",'+ill,"));
    assert!(!files.contains_key("user_credentials.csv") && files.contains_key("sessions.csv"));
}

#[tokio::test]
async fn one_document_holds_every_table() {
    let t = TestServices::at(EVENING).await;
    let actor = demo(&t, 1, 14, 30).await;
    let text = copy(&t, actor.user_id, ExportForm::Json).await;
    let document: Value = serde_json::from_slice(&text).unwrap();
    assert_eq!((document["format"].as_str(), document["version"].as_u64()), (Some("wellspring"), Some(1)));
    let archive = files(&copy(&t, actor.user_id, ExportForm::Archive).await);
    for (table, rows) in document["tables"].as_object().unwrap() {
        let lines = archive[&format!("data/{table}.ndjson")].lines().count();
        assert_eq!(rows.as_array().unwrap().len(), lines, "{table}");
    }
    let manifest: Value = serde_json::from_str(&archive["manifest.json"]).unwrap();
    assert_eq!(manifest["counts"]["habits"], 14);
    assert_eq!(manifest["files"].as_array().unwrap().len(), archive.len() - 1);
}

#[tokio::test]
async fn a_calendar_holds_the_tasks() {
    let t = TestServices::at(EVENING).await;
    let ana = t.person("Ana").await;
    let fields = TaskFields { notes: Some("Ask about May".to_owned()), ..TaskFields::titled("Call Ben") };
    let wish = NewTask { id: None, fields, position: None, key: None };
    t.services.tasks().create(&ana.actor, wish).await.unwrap();
    let text = String::from_utf8(copy(&t, ana.actor.user_id, ExportForm::Ics).await).unwrap();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VTODO\r\nEND:VCALENDAR\r\n"), "{text}");
    assert!(text.contains("\r\nSUMMARY:Call Ben\r\nDESCRIPTION:Ask about May\r\n"), "{text}");
}

#[tokio::test]
async fn a_calendar_of_many_tasks_holds_each_of_them_once() {
    let t = TestServices::at(EVENING).await;
    let actor = demo(&t, 1, 1, 600).await;
    let stored: i64 =
        sqlx::query_scalar("select count(*) from tasks where deleted_at is null").fetch_one(&t.owner).await.unwrap();
    assert!(stored > 500, "more than are read at once");
    let text = String::from_utf8(copy(&t, actor.user_id, ExportForm::Ics).await).unwrap();
    let ids: Vec<&str> = text.lines().filter(|line| line.starts_with("UID:")).collect();
    let different: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!((ids.len(), different.len()), (usize::try_from(stored).unwrap(), ids.len()));
}
