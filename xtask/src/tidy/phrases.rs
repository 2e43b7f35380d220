//! Phrases that have no place in the tree: promises of later work, and paths of somebody's machine.

use anyhow::Result;

use super::tree;

const TEXT: [&str; 14] =
    ["rs", "ts", "js", "mjs", "css", "sql", "md", "toml", "yaml", "yml", "json", "html", "sh", "svg"];

/// Promises of later work.
pub fn unfinished() -> Result<Vec<String>> {
    // Written in halves, so that this file does not complain about itself.
    let phrases = [concat!("todo", "!("), concat!("unimplemented", "!("), concat!("TO", "DO"), concat!("FIX", "ME")];
    Ok(found(&phrases))
}

/// Folders that exist on one machine only.
pub fn machine_paths() -> Result<Vec<String>> {
    Ok(found(&[concat!("/wo", "rk/"), concat!("/ro", "ot/")]))
}

fn found(phrases: &[&str]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in tree::files(&TEXT) {
        if file.name() == "package-lock.json" {
            continue;
        }
        for (index, line) in file.text.lines().enumerate() {
            for phrase in phrases.iter().filter(|phrase| stands_in(line, phrase)) {
                complaints.push(format!("{}:{}: {phrase}", file.path, index + 1));
            }
        }
    }
    complaints
}

/// Whether a line has the phrase, and not as a part of a longer word: a to-do of a calendar is an entry of that name.
fn stands_in(line: &str, phrase: &str) -> bool {
    let (begins_in_word, ends_in_word) =
        (phrase.starts_with(char::is_alphanumeric), phrase.ends_with(char::is_alphanumeric));
    line.match_indices(phrase).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        let after = line.get(at + phrase.len()..).and_then(|after| after.chars().next());
        let goes_on = |is_word: bool, letter: Option<char>| is_word && letter.is_some_and(char::is_alphanumeric);
        !goes_on(begins_in_word, before) && !goes_on(ends_in_word, after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_no_part_of_a_word() {
        let phrase = concat!("TO", "DO");
        assert!(stands_in(&format!("// {phrase}: later"), phrase) && stands_in(phrase, phrase));
        assert!(!stands_in(&format!("BEGIN:V{phrase}"), phrase) && !stands_in(&format!("{phrase}IST"), phrase));
        assert!(stands_in("a/b/c", "/b/") && stands_in("later!(x)", "later!("));
        assert!(stands_in(&format!("V{phrase} {phrase}"), phrase));
    }
}
