//! What the tests of imports have in common: files, and what is here before and after.

use domain::imports::{Import, ImportState};
use jiff::civil::{Date, date};
use services::imports::NewImport;
use sqlx::AssertSqlSafe;
use test_support::{Person, TestServices};

pub const MORNING: &str = "2026-03-10T08:00:00Z";
pub const TODAY: Date = date(2026, 3, 10);

pub fn march(day: i8) -> Date {
    date(2026, 3, day)
}

pub async fn scene() -> (TestServices, Person) {
    let t = TestServices::at(MORNING).await;
    let ana = t.person("Ana").await;
    (t, ana)
}

/// A file of Beaver: a daily habit with an id of the app, and days of March on which it was done.
pub fn beaver(habits: &[(&str, &str, &[i8])]) -> Vec<u8> {
    let records = |days: &[i8]| {
        let record = |day: &i8| format!(r#"{{"day":"2026-03-{day:02}","done":true}}"#);
        days.iter().map(record).collect::<Vec<_>>().join(",")
    };
    let habit = |(id, name, days): &(&str, &str, &[i8])| {
        format!(r#"{{"id":"{id}","name":"{name}","star":false,"records":[{}]}}"#, records(days))
    };
    let habits = habits.iter().map(habit).collect::<Vec<_>>().join(",");
    format!(r#"{{"habits":[{habits}],"order":[],"order_by":"manually"}}"#).into_bytes()
}

/// To-dos of a calendar, by their ids and titles.
pub fn to_dos(tasks: &[(&str, &str, &str)]) -> Vec<u8> {
    let task = |(id, title, more): &(&str, &str, &str)| {
        format!("BEGIN:VTODO\r\nUID:{id}\r\nDTSTAMP:20260301T080000Z\r\nSUMMARY:{title}\r\n{more}END:VTODO\r\n")
    };
    let tasks: String = tasks.iter().map(task).collect();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n{tasks}END:VCALENDAR\r\n").into_bytes()
}

pub fn file(name: &str, content: Vec<u8>) -> NewImport {
    NewImport { file_name: name.to_owned(), content, key: None }
}

/// Brings a file that can be read.
pub async fn brought(t: &TestServices, person: &Person, name: &str, content: Vec<u8>) -> Import {
    let import = t.services.imports().upload(&person.actor, file(name, content)).await.unwrap();
    assert_eq!((import.state, &import.refusal), (ImportState::Read, &None));
    import
}

/// Has it taken over, and does the work.
pub async fn taken_over(t: &TestServices, person: &Person, import: &Import) -> Import {
    let applying = t.services.imports().apply(&person.actor, import.id).await.unwrap();
    assert_eq!(applying.state, ImportState::Applying);
    t.services.jobs().run_due(10).await.unwrap();
    t.services.imports().find(&person.actor, import.id).await.unwrap()
}

/// Everything of a person that an import can touch, without what only counts changes.
pub async fn all_of(t: &TestServices, person: &Person) -> String {
    const TABLES: [&str; 12] = [
        "habits",
        "habit_schedules",
        "habit_entries",
        "habit_years",
        "habit_groups",
        "reminders",
        "pauses",
        "projects",
        "sections",
        "labels",
        "tasks",
        "task_series",
    ];
    let mut all = String::new();
    for table in TABLES {
        // A name out of the list above.
        let sql = format!(
            "select coalesce(string_agg(row_of::text, e'\\n' order by row_of::text), '')
             from (select to_jsonb(t) - 'version' - 'updated_at' as row_of from {table} t where t.user_id = $1) rows"
        );
        let rows: String =
            sqlx::query_scalar(AssertSqlSafe(sql)).bind(person.actor.user_id.uuid()).fetch_one(&t.owner).await.unwrap();
        all.push_str(&format!("{table}\n{rows}\n"));
    }
    all
}
