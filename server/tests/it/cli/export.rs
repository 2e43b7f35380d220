//! `wellspring export`, as an operator does it.

use std::fs;

use crate::postgres::program::{Place, fails, succeeds, wellspring};

#[tokio::test(flavor = "multi_thread")]
async fn somebodys_copy_is_a_new_file_that_only_we_read() {
    let place = Place::new();
    let (data, file) = (place.join("data"), place.join("copy.zip"));
    succeeds(wellspring(&data).args(["demo", "--email", "demo@example.org", "--habits", "2", "--tasks", "3"]));
    let export = |to: &std::path::Path, email: &str, form: &str| {
        let mut command = wellspring(&data);
        command.args(["export", "--user", email, "--form", form, "--to"]).arg(to);
        command
    };
    let said = succeeds(&mut export(&file, "demo@example.org", "archive"));
    assert!(said.contains("bytes"), "{said}");
    assert!(fs::read(&file).unwrap().starts_with(b"PK\x03\x04"));
    assert_eq!(std::os::unix::fs::MetadataExt::mode(&fs::metadata(&file).unwrap()) & 0o777, 0o600);

    let said = fails(&mut export(&file, "demo@example.org", "archive"));
    assert!(said.contains("A copy is always a new file."), "{said}");
    let other = place.join("other.json");
    let said = fails(&mut export(&other, "nobody@example.org", "json"));
    assert!(said.contains("There is no account with the address nobody@example.org."), "{said}");
    let said = fails(&mut export(&other, "demo@example.org", "pdf"));
    assert!(said.contains("archive, loop_csv, csv, json, ics"), "{said}");
    let left: Vec<_> = fs::read_dir(place.path()).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("partial")), "{left:?}");
    assert!(!other.exists());
}
