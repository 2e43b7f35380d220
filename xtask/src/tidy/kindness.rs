//! Texts shame nobody and trick nobody: no text of pages, mails and public files contains a word of the list.
//!
//! The sources are read rather than the rendered pages, because a sentence that is seldom shown is still said to
//! somebody.

use anyhow::Result;

use super::{literals::literals, tree};

/// Where texts for people are written.
const FOLDERS: [&str; 7] = [
    "app/src/",
    "crates/domain/src/",
    "crates/services/src/",
    "crates/ui/src/",
    "public/",
    "server/src/",
    "frontend/src/",
];
/// Files that are text as a whole.
const WHOLE: [&str; 3] = ["html", "webmanifest", "txt"];
/// The words that people choose as passwords are not ours.
const NOT_OURS: &str = "common_passwords.txt";
const LIST: &str = include_str!("unkind_words.txt");

/// Texts with such words.
pub fn complaints() -> Result<Vec<String>> {
    let phrases = phrases(LIST);
    let mut complaints = Vec::new();
    for file in tree::files(&["rs", "html", "webmanifest", "txt"]) {
        let is_read = FOLDERS.iter().any(|folder| file.path.starts_with(folder));
        if !is_read || file.path.contains("/tests/") || file.name() == NOT_OURS {
            continue;
        }
        let is_whole = WHOLE.iter().any(|ending| file.path.ends_with(&format!(".{ending}")));
        let texts = if is_whole { vec![(1, file.text.clone())] } else { literals(&file.text) };
        for (line, text) in texts {
            for phrase in unkind(&text, &phrases) {
                complaints.push(format!("{}:{line}: \"{phrase}\"", file.path));
            }
        }
    }
    Ok(complaints)
}

fn phrases(list: &str) -> Vec<&str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

/// The phrases of the list that a text contains.
fn unkind<'a>(text: &str, phrases: &[&'a str]) -> Vec<&'a str> {
    let text = plain(text);
    phrases.iter().copied().filter(|phrase| says(&text, phrase)).collect()
}

/// Words with one space between them and around them all; signs stand for spaces, an apostrophe stays, also where the
/// source writes it by its number.
fn plain(text: &str) -> String {
    let signs = text.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'").replace("\\u{2019}", "'");
    let words: String =
        signs.chars().map(|sign| if sign.is_alphanumeric() || sign == '\'' { sign } else { ' ' }).collect();
    let words: Vec<&str> = words.split_whitespace().collect();
    format!(" {} ", words.join(" "))
}

/// Whether a plain text says a phrase, in whole words.
fn says(text: &str, phrase: &str) -> bool {
    let begun = plain(phrase.trim_end_matches('*'));
    let begun = if phrase.ends_with('*') { begun.trim_end() } else { begun.as_str() };
    text.contains(begun)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&'static str> {
        unkind(text, &phrases(LIST))
    }

    #[test]
    fn a_sentence_that_shames_is_seen() {
        for (sentence, phrase) in [
            ("You failed three times this week.", "you failed"),
            ("Don\u{2019}t  break\nyour streak", "don't break"),
            ("Nothing to be ASHAMED of", "asham*"),
            ("No thanks, I like being slow", "no thanks, i"),
            ("A cheat-day?", "cheat day"),
        ] {
            assert!(found(sentence).contains(&phrase), "{sentence}: {:?}", found(sentence));
        }
    }

    #[test]
    fn a_sentence_that_does_not_shame_passes() {
        for sentence in [
            "Skipped. It counts neither way.",
            "Slip noted.",
            "Your run survives one more missed day this month.",
            "This device's storage did not take that, so it was not saved.",
            "The blast was wastedly named",
        ] {
            assert_eq!(found(sentence), Vec::<&str>::new(), "{sentence}");
        }
    }

    #[test]
    fn every_line_of_the_list_can_be_found_and_stands_once() {
        let list = phrases(LIST);
        for phrase in &list {
            assert!(found(phrase.trim_end_matches('*')).contains(phrase), "{phrase}");
            assert_eq!(*phrase, phrase.to_lowercase(), "{phrase}");
            assert_eq!(list.iter().filter(|other| *other == phrase).count(), 1, "{phrase}");
        }
    }
}
