//! `wellspring import`, and the process that reads a file for it.

use std::{fs, process::Command};

use crate::postgres::program::{Place, fails, succeeds, wellspring};

const BEAVER: &str = r#"{"habits":[{"id":"b1","name":"Stretch","star":false,"records":[
    {"day":"2025-03-10","done":true},{"day":"2025-03-11","done":true}]}],"order":[],"order_by":"manually"}"#;
const CHOICES: &str = r#"{"today":"2026-03-10","weeks":"rolling","date_order":null,"time_zone":"UTC"}"#;

#[test]
fn a_file_is_taken_over_once() {
    let place = Place::new();
    let (data, file) = (place.join("data"), place.join("-beaver.json"));
    fs::write(&file, BEAVER).unwrap();
    succeeds(wellspring(&data).args(["user", "create", "--email", "ana@example.org"]));
    let import = || {
        let mut command = wellspring(&data);
        command.args(["import", "--user", "ana@example.org"]);
        command
    };
    let said = succeeds(import().arg("--dry-run").arg("--").arg(&file));
    assert!(said.contains("Found 1 habit, 2 days") && said.contains("Nothing was changed."), "{said}");
    let said = succeeds(import().arg("--").arg(&file));
    assert!(said.contains("Took over 1 habit, 2 days") && said.contains("(beaver)"), "{said}");
    let said = succeeds(import().arg("--").arg(&file));
    assert!(said.contains("Took over 0 habits, 0 days"), "{said}");

    fs::write(&file, "roses are red").unwrap();
    let said = fails(import().arg("--").arg(&file));
    assert!(said.contains("The file was not taken over: unknown_format"), "{said}");
    let said = fails(wellspring(&data).args(["import", "--user", "ben@example.org"]).arg(&file));
    assert!(said.contains("There is no account with the address ben@example.org."), "{said}");
}

/// The reader as the server starts it: without an environment.
fn read(name: &str, path: &str) -> serde_json::Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wellspring"));
    command.env_clear().arg("read-file").arg(format!("--name={name}")).arg(format!("--choices={CHOICES}"));
    serde_json::from_str(&succeeds(command.arg("--").arg(path))).unwrap()
}

#[test]
fn the_reader_answers_in_json_and_needs_nothing_of_the_installation() {
    let place = Place::new();
    let file = place.join("file");
    fs::write(&file, BEAVER).unwrap();
    let found = read("-rf.json", file.to_str().unwrap());
    assert_eq!(found["found"]["habits"][0]["name"], "Stretch", "{found}");
    fs::write(&file, b"SQLite format 3\0and nothing behind it").unwrap();
    let refused = read("backup.db", file.to_str().unwrap());
    assert_eq!(refused["refused"]["refusal"], "damaged_database", "{refused}");
    // More than is taken, whatever the system says of its size.
    let endless = read("zero", "/dev/zero");
    assert_eq!(endless["refused"]["refusal"], "file_too_large", "{endless}");
}
