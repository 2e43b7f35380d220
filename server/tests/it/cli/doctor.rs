//! `wellspring doctor` in words.

use crate::postgres::program::{Place, fails, postmaster, succeeds, wellspring};

#[test]
fn a_new_place_is_explained_and_left_as_it_was() {
    let place = Place::new();
    let data = place.join("data");
    let text = succeeds(wellspring(&data).arg("doctor"));
    assert!(text.contains("makes the database at the first start"), "{text}");
    assert!(text.contains("Mail does not leave this machine"), "{text}");
    assert!(!data.exists());
}

#[test]
fn a_migrated_database_is_found_in_order() {
    let place = Place::new();
    let data = place.join("data");
    succeeds(wellspring(&data).arg("migrate"));
    let text = succeeds(wellspring(&data).arg("doctor"));
    for sentence in [
        "answers, the private one",
        "The database is of this version.",
        "Row-level security keeps people's rows apart.",
        "No backup was ever verified here.",
        "Nothing keeps Wellspring from working.",
    ] {
        assert!(text.contains(sentence), "{sentence} in {text}");
    }
    assert_eq!(postmaster(&data), None);
}

#[test]
fn what_keeps_it_from_working_is_a_problem() {
    let place = Place::new();
    let mut command = wellspring(&place.join("data"));
    command.env("WELLSPRING_LISTEN", "0.0.0.0:8420").env("WELLSPRING_MAIL__MODE", "smtp");
    let text = fails(command.arg("doctor"));
    assert!(text.contains("public_url is not set") && text.contains("mail.smtp_url is not set"), "{text}");
    assert!(text.contains("2 problems have to be solved."), "{text}");
}
