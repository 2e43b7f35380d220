//! Why a file, or a line of it, could not be read.

/// What is wrong with a line.
pub(in crate::in_and_out) fn problem_words(code: &str) -> &'static str {
    of_line(code).unwrap_or("This could not be read.")
}

/// Why nothing of a file could be read, and what to do.
pub(in crate::in_and_out) fn refusal_words(code: &str) -> &'static str {
    of_file(code).or_else(|| of_line(code)).unwrap_or_else(|| ui::words::sentence(code))
}

fn of_line(code: &str) -> Option<&'static str> {
    Some(match code {
        "not_a_day" => "This is no day of the calendar.",
        "day_out_of_range" => "This day lies before 1900 or after today.",
        "not_a_number" => "This should be a number.",
        "number_out_of_range" => "This number is larger or smaller than what can be kept.",
        "unknown_word" => "This word is not known here.",
        "unknown_frequency" => "How often this is due cannot be told.",
        "not_an_instant" => "This is no point in time.",
        "name_missing" => "There is no name.",
        "belongs_to_nothing" => "This belongs to something that is not in the file.",
        "columns_missing" => "Some columns are missing in this line.",
        "unexpected_shape" => "This part is built in another way than expected.",
        "same_id_twice" => "The same thing stands in the file twice. The first one counts.",
        _ => return None,
    })
}

fn of_file(code: &str) -> Option<&'static str> {
    Some(match code {
        "nothing_in_it" => "There is nothing in this file that could be brought in.",
        "unknown_format" => {
            "This is none of the files that Wellspring can read. How each app writes one stands where you choose a file."
        }
        "file_too_large" => "This file is too large.",
        "unpacked_too_large" => "Unpacked, this archive is too large.",
        "too_many_files" => "This archive holds too many files.",
        "line_too_long" => "A line of this file is too long to be one of such a file.",
        "too_many_rows" => "There is more in this file than can be brought in at once.",
        "unknown_encoding" => {
            "The letters of this file cannot be told apart safely. Write it anew as UTF-8 and try again."
        }
        "damaged_archive" => "This archive is cut off or damaged. Make it once more in the old app and try again.",
        "unreadable_archive" => "This archive has a password, or is packed in a way that cannot be read here.",
        "damaged_text" => "This file breaks off or is damaged. Make it once more in the old app and try again.",
        "damaged_database" => "This backup is damaged. Make it once more in the old app and try again.",
        "newer_version" => {
            "A newer version of the app wrote this file than is known here. Its tables in a zip may still be read."
        }
        "part_missing" => "A part of this file is missing. Make it once more in the old app and try again.",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::in_and_out::words::codes_in;

    #[test]
    fn whatever_is_wrong_is_said() {
        let lines = codes_in(include_str!("../../../../crates/formats/src/reading/problem.rs"));
        let silent: Vec<_> = lines.iter().filter(|code| of_line(code).is_none()).collect();
        assert!(lines.len() > 8 && silent.is_empty(), "problems without words: {silent:?}");
    }

    #[test]
    fn whatever_is_refused_is_said() {
        let mut files = codes_in(include_str!("../../../../crates/formats/src/refusal.rs"));
        // Never told: it only says which reader is asked.
        files.retain(|code| code != "read_elsewhere");
        let silent: Vec<_> = files.iter().filter(|code| of_file(code).is_none()).collect();
        assert!(files.len() > 10 && silent.is_empty(), "refusals without words: {silent:?}");
    }
}
