//! `wellspring config` and the refusal of unknown names.

use crate::postgres::program::{Place, fails, succeeds, wellspring};

#[test]
fn the_configuration_in_force_is_printed_without_secrets() {
    let place = Place::new();
    let mut command = wellspring(&place.join("data"));
    command.env("WELLSPRING_LIMITS__SIGN_UP_PER_HOUR", "7").env("DATABASE_URL", "postgres://u:hunter2@db/w");
    let text = succeeds(command.arg("config"));
    assert!(text.contains("sign_up_per_hour = 7") && text.contains("database_url = \"(hidden)\""), "{text}");
    assert!(!text.contains("hunter2"), "{text}");
}

#[test]
fn an_unknown_name_is_refused_with_the_nearest() {
    let place = Place::new();
    let text = fails(wellspring(&place.join("data")).env("WELLSPRING_LISTN", "127.0.0.1:1").arg("config"));
    assert!(text.contains("WELLSPRING_LISTN is not known. Did you mean WELLSPRING_LISTEN?"), "{text}");
}

#[test]
fn the_example_is_printed_even_while_the_configuration_is_wrong() {
    let place = Place::new();
    let text = succeeds(wellspring(&place.join("data")).env("WELLSPRING_X", "1").args(["config", "--example"]));
    assert!(text.contains("[limits]") && text.contains("# sign_in_every_seconds = 5"), "{text}");
}

#[test]
fn the_file_in_the_data_directory_is_read() {
    let place = Place::new();
    std::fs::write(place.join("wellspring.toml"), "sign_up = \"closed\"\n[log]\nformat = \"json\"\n").unwrap();
    let text = succeeds(wellspring(place.path()).arg("config"));
    assert!(text.contains("sign_up = \"closed\"") && text.contains("format = \"json\""), "{text}");
    std::fs::write(place.join("wellspring.toml"), "sing_up = \"closed\"\n").unwrap();
    let refusal = fails(wellspring(place.path()).arg("config"));
    assert!(refusal.contains("Did you mean \"sign_up\"?") && refusal.contains("wellspring.toml"), "{refusal}");
}
