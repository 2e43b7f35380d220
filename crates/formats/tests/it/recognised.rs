//! What a file is, by what stands in it.

use formats::{Format, Refusal, recognise};

use crate::{
    files::{
        BEAVER, HABIT_BULL, HABITICA_HISTORY, HABITICA_USER, LOOP_HABITS, TABLE_HABIT, TICK_TICK, TO_DOS, TODOIST,
        TROVE_HABITS, TROVE_SETTINGS, VIKUNJA,
    },
    loop_csv::published,
    zips::zip,
};

#[test]
fn every_format_is_known_by_its_content() {
    let trove = zip(&[("data/habits.json", TROVE_HABITS), ("data/settings.json", TROVE_SETTINGS)]);
    let vikunja = zip(&[("data.json", VIKUNJA), ("VERSION", b"v0.24.6")]);
    let ours = br#"{"format":"wellspring","version":1}"#;
    let own = zip(&[("manifest.json", ours), ("loop/Habits.csv", LOOP_HABITS)]);
    for (format, bytes) in [
        (Format::LoopCsv, published().as_slice()),
        (Format::LoopBackup, b"SQLite format 3\0 and more"),
        (Format::HabitBull, HABIT_BULL),
        (Format::HabitTrove, &trove),
        (Format::HabitTrove, TROVE_HABITS),
        (Format::Beaver, BEAVER),
        (Format::TableHabit, TABLE_HABIT),
        (Format::Habitica, HABITICA_HISTORY),
        (Format::Habitica, HABITICA_USER),
        (Format::TodoistCsv, TODOIST),
        (Format::TickTickCsv, TICK_TICK),
        (Format::VikunjaJson, &vikunja),
        (Format::VikunjaJson, VIKUNJA),
        (Format::IcsTodo, TO_DOS),
        (Format::Wellspring, &own),
    ] {
        assert_eq!(recognise(bytes, "file"), Ok(format));
    }
}

#[test]
fn other_files_are_refused_by_name() {
    let other_manifest = zip(&[("manifest.json", br#"{"format":"another"}"#)]);
    for (bytes, refusal) in [
        (&b""[..], Refusal::NothingInIt),
        (b" \n", Refusal::NothingInIt),
        (b"Dear diary,\ntoday I walked.", Refusal::UnknownFormat),
        (b"a,b\n1,2\n", Refusal::UnknownFormat),
        (br#"{"name":"x"}"#, Refusal::UnknownFormat),
        (br#"[1,2]"#, Refusal::UnknownFormat),
        (br#"{"name":"#, Refusal::DamagedText),
        (&other_manifest, Refusal::UnknownFormat),
        (b"PK\x03\x04 and no end", Refusal::DamagedArchive),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Refusal::UnknownEncoding),
    ] {
        assert_eq!(recognise(bytes, "file").unwrap_err().refusal, refusal, "{bytes:?}");
    }
}
