//! Files that were made to do harm, and files that were damaged on their way.

use formats::{Format, Limits, LossCode, Place, Refusal, read, recognise};

use crate::{
    files::{
        BEAVER, HABIT_BULL, HABITICA_HISTORY, HABITICA_USER, LOOP_HABITS, TABLE_HABIT, TICK_TICK, TO_DOS, TODOIST,
        TROVE_HABITS, VIKUNJA, choices, keeps_its_promises, lost, reading, refused,
    },
    loop_csv::published,
    zips::{Packed, zip, zip_of},
};

#[test]
fn a_bomb_is_not_unpacked_whatever_it_says_of_its_size() {
    let bomb = Packed { told_bytes: 10, ..Packed::new("Habits.csv", &vec![b'0'; 4 << 20]) };
    let bytes = zip_of(&[bomb]);
    assert!(bytes.len() < 20_000);
    let limits = Limits { unpacked_bytes: 1 << 20, ..Limits::default() };
    let refused = read(Format::LoopCsv, &bytes, &limits, &choices()).unwrap_err();
    assert_eq!((refused.refusal, refused.place), (Refusal::UnpackedTooLarge, Some(Place::file("Habits.csv"))));
}

#[test]
fn many_small_files_are_counted_together() {
    let days = "Date,Value,Notes\n".to_owned() + &"2026-07-01,NO,\n".repeat(20_000);
    let rows: String = (1..=5).map(|n| format!("{n:03},x,YES_NO,,,1,1,#AAAAAA,,,,false\n")).collect();
    let header = "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color\n";
    let mut files = vec![Packed::new("Habits.csv", format!("{header}{rows}").as_bytes())];
    files.extend((1..=5).map(|n| Packed::new(&format!("{n:03} x/Checkmarks.csv"), days.as_bytes())));
    let bytes = zip_of(&files);
    let limits = Limits { unpacked_bytes: 1 << 20, ..Limits::default() };
    let refused = read(Format::LoopCsv, &bytes, &limits, &choices()).unwrap_err();
    assert_eq!(refused.refusal, Refusal::UnpackedTooLarge);
    let limits = Limits { rows: 50_000, ..Limits::default() };
    let refused = read(Format::LoopCsv, &bytes, &limits, &choices()).unwrap_err();
    assert_eq!(refused.refusal, Refusal::TooManyRows);
    let limits = Limits { archive_entries: 5, ..Limits::default() };
    let refused = read(Format::LoopCsv, &bytes, &limits, &choices()).unwrap_err();
    assert_eq!(refused.refusal, Refusal::TooManyFiles);
}

#[test]
fn what_waits_for_the_rest_of_its_file_is_counted_before() {
    let limits = Limits { found: 3, ..Limits::default() };
    let tasks: String = (0..9).map(|_| "task,x,1,1\n").collect();
    let sections: String = (0..9).map(|n| format!("section,{n},1,1\n")).collect();
    for rows in [tasks, sections] {
        let table = format!("TYPE,CONTENT,PRIORITY,INDENT\n{rows}");
        let refused = read(Format::TodoistCsv, table.as_bytes(), &limits, &choices()).unwrap_err();
        // The fourth name is one too many, and is seen at the row behind it.
        assert_eq!((refused.refusal, refused.place), (Refusal::TooManyRows, Some(Place::line("", 6))));
    }
    let buckets: Vec<String> = (0..9).map(|n| format!(r#"{{"id":{n},"title":"{n}"}}"#)).collect();
    let project = format!(r#"[{{"id":1,"title":"Home","tasks":[],"buckets":[{}]}}]"#, buckets.join(","));
    let refused = read(Format::VikunjaJson, project.as_bytes(), &limits, &choices()).unwrap_err();
    assert_eq!(refused.refusal, Refusal::TooManyRows);
}

#[test]
fn a_name_that_leads_out_of_the_archive_names_nothing() {
    let outside = zip(&[("../Habits.csv", LOOP_HABITS), ("/Habits.csv", LOOP_HABITS)]);
    assert_eq!(recognise(&outside, "x.zip").unwrap_err().refusal, Refusal::UnknownFormat);
    assert_eq!(refused(Format::LoopCsv, &outside).unwrap_err().refusal, Refusal::PartMissing);
    let beside = zip(&[("Habits.csv", LOOP_HABITS), ("001 a/../../../etc/Checkmarks.csv", b"Date,Value\n")]);
    let reading = reading(Format::LoopCsv, &beside);
    assert_eq!((reading.habits.len(), lost(&reading, LossCode::FilesNotRead)), (3, 1));
}

#[test]
fn two_files_of_one_name_are_refused() {
    let twice = zip(&[("Habits.csv", LOOP_HABITS), ("Habits.csv", b"Name,Color\n")]);
    assert_eq!(recognise(&twice, "x.zip").unwrap_err().refusal, Refusal::DamagedArchive);
}

#[test]
fn a_line_of_fifty_megabytes_is_refused() {
    let mut line = LOOP_HABITS.to_vec();
    line.resize(50 << 20, b'x');
    assert_eq!(recognise(&line, "x.csv").unwrap_err().refusal, Refusal::FileTooLarge);
    let packed = zip(&[("Habits.csv", &line)]);
    let refused = refused(Format::LoopCsv, &packed).unwrap_err();
    assert_eq!((refused.refusal, refused.place), (Refusal::LineTooLong, Some(Place::line("Habits.csv", 5))));
}

#[test]
fn a_wrong_encoding_is_refused_with_its_line() {
    let mixed = [LOOP_HABITS, b"004,\xc3\xbcben,YES_NO,,,1,1,#AAAAAA\n005,\xfcben,YES_NO,,,1,1,#AAAAAA\n"].concat();
    let refused = refused(Format::LoopCsv, &zip(&[("Habits.csv", &mixed)])).unwrap_err();
    assert_eq!((refused.refusal, refused.place), (Refusal::UnknownEncoding, Some(Place::line("Habits.csv", 6))));
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(HABIT_BULL.iter().flat_map(|byte| [*byte, 0])).collect();
    assert_eq!(recognise(&wide, "x.csv"), Ok(Format::HabitBull));
    assert_eq!(reading(Format::HabitBull, &wide), reading(Format::HabitBull, HABIT_BULL));
}

#[test]
fn figures_of_an_endless_history_are_left_out() {
    let rows: String = (1..=60).map(|n| format!("{n:03},x,YES_NO,,,1,1,#AAAAAA\n")).collect();
    let header = "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color\n";
    let mut files = vec![Packed::new("Habits.csv", format!("{header}{rows}").as_bytes())];
    let days = b"Date,Value,Notes\n1900-01-01,YES_MANUAL,\n";
    files.extend((1..=60).map(|n| Packed::new(&format!("{n:03} x/Checkmarks.csv"), days)));
    let reading = reading(Format::LoopCsv, &zip_of(&files));
    let figured = reading.habits.iter().filter(|habit| habit.theirs.is_some()).count();
    assert!(figured > 10 && figured < 60, "{figured}");
    assert_eq!(reading.entry_count(), 60);
}

/// Every file, with its format.
fn all_files() -> Vec<(Format, Vec<u8>)> {
    vec![
        (Format::LoopCsv, published()),
        (Format::HabitBull, HABIT_BULL.to_vec()),
        (Format::HabitTrove, TROVE_HABITS.to_vec()),
        (Format::Beaver, BEAVER.to_vec()),
        (Format::TableHabit, TABLE_HABIT.to_vec()),
        (Format::Habitica, HABITICA_HISTORY.to_vec()),
        (Format::Habitica, HABITICA_USER.to_vec()),
        (Format::TodoistCsv, TODOIST.to_vec()),
        (Format::TickTickCsv, TICK_TICK.to_vec()),
        (Format::VikunjaJson, VIKUNJA.to_vec()),
        (Format::IcsTodo, TO_DOS.to_vec()),
    ]
}

#[test]
fn a_file_that_was_cut_off_is_read_in_part_or_refused() {
    for (format, bytes) in all_files() {
        for length in (0..bytes.len()).step_by(7) {
            let cut = &bytes[..length];
            let _ = recognise(cut, "cut");
            if let Ok(reading) = refused(format, cut) {
                keeps_its_promises(&reading);
            }
        }
    }
}

#[test]
fn a_file_with_changed_bytes_is_read_in_part_or_refused() {
    for (format, bytes) in all_files() {
        for (at, put) in
            (0..bytes.len()).step_by(3).zip([0, b'"', b'\n', 0xff, b'9', b',', b'{', b'-'].into_iter().cycle())
        {
            let mut changed = bytes.clone();
            changed[at] = put;
            let _ = recognise(&changed, "changed");
            if let Ok(reading) = refused(format, &changed) {
                keeps_its_promises(&reading);
            }
        }
    }
}

#[test]
fn every_file_read_as_every_format_is_refused_or_read() {
    for (_, bytes) in all_files() {
        for format in Format::ALL {
            if let Ok(reading) = refused(format, &bytes) {
                keeps_its_promises(&reading);
            }
        }
    }
}
