//! Which passwords are good enough. A password is the only factor for now, so it must be long (NIST SP 800-63B-4), not
//! one that everybody tries first, and not easily guessed from the person's own words.

use std::{collections::HashSet, sync::LazyLock};

use domain::identity::Password;
use zxcvbn::Score;

use crate::{ServiceError, identity::state::Identity};

/// Words and phrases that people choose first, one a line. Ours, made for passwords of fifteen characters and more:
/// what is short in it counts as a piece, so that every repetition and pair of pieces is covered too.
static COMMON: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("common_passwords.txt").lines().map(str::trim).filter(|l| !l.is_empty()).collect());

/// zxcvbn takes time that grows fast with length; what a guesser would see in the first characters is enough.
const JUDGED_CHARS: usize = 100;
/// Different pieces of which a common password is made, at most.
const FEW_PIECES: usize = 2;

impl Identity<'_> {
    /// Judges a new password, in the pool: guessing takes a core for some milliseconds.
    pub(super) async fn judge_password(
        self,
        password: &Password,
        personal: &[&str],
    ) -> Result<Result<(), &'static str>, ServiceError> {
        let text = password.expose().to_owned();
        let personal: Vec<String> = personal.iter().map(|&word| word.to_owned()).collect();
        self.state().hashing.run(move || judge(&text, &personal)).await
    }
}

/// `too_common` or `too_easily_guessed` for what is not good enough.
fn judge(password: &str, personal: &[String]) -> Result<(), &'static str> {
    let own = own_words(personal);
    if is_common(password, &own) {
        return Err("too_common");
    }
    let judged: String = password.chars().take(JUDGED_CHARS).collect();
    let mut inputs: Vec<&str> = own.iter().map(String::as_str).collect();
    inputs.push("wellspring");
    if zxcvbn::zxcvbn(&judged, &inputs).score() < Score::Three {
        return Err("too_easily_guessed");
    }
    Ok(())
}

/// The person's own words: each name and each part of the address.
fn own_words(personal: &[String]) -> Vec<String> {
    personal
        .iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() >= 3)
        .collect()
}

/// A letter or digit as typed, and the letter that people mean when they write a digit for it.
#[derive(Clone, Copy)]
struct Typed {
    raw: char,
    meant: char,
}

/// Whether a password is on the list, or nothing but a few of its pieces, own words and digits.
fn is_common(password: &str, own: &[String]) -> bool {
    let typed: Vec<Typed> = password
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .take(JUDGED_CHARS)
        .map(|raw| Typed { raw, meant: letter_meant(raw) })
        .collect();
    let own: HashSet<&str> = own.iter().map(String::as_str).collect();
    COMMON.contains(meant(&typed).as_str()) || is_made_of_few_pieces(&typed, &own)
}

const fn letter_meant(c: char) -> char {
    match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        other => other,
    }
}

fn meant(typed: &[Typed]) -> String {
    typed.iter().map(|letter| letter.meant).collect()
}

/// Looks for a way to read the whole as pieces. For each position: the smallest set of different common pieces that
/// leads there. Keeping only the smallest set can overlook a reading, never invent one.
fn is_made_of_few_pieces(typed: &[Typed], own: &HashSet<&str>) -> bool {
    const LONGEST_PIECE: usize = 40;
    let mut reached: Vec<Option<Vec<String>>> = vec![None; typed.len() + 1];
    if let Some(start) = reached.first_mut() {
        *start = Some(Vec::new());
    }
    for from in 0..typed.len() {
        let Some(Some(pieces)) = reached.get(from).cloned() else { continue };
        for to in from + 1..=typed.len().min(from + LONGEST_PIECE) {
            let Some(with) = typed.get(from..to).and_then(|part| with_piece(&pieces, part, own)) else { continue };
            if let Some(there) = reached.get_mut(to)
                && there.as_ref().is_none_or(|known| known.len() > with.len())
            {
                *there = Some(with);
            }
        }
    }
    reached.last().is_some_and(Option::is_some)
}

/// The pieces so far and this one, if it is one and they are still few. Digits, one character again and again, and the
/// person's own words do not count.
fn with_piece(pieces: &[String], part: &[Typed], own: &HashSet<&str>) -> Option<Vec<String>> {
    let digits = part.iter().all(|letter| letter.raw.is_ascii_digit());
    let repeated =
        part.len() >= 3 && part.iter().all(|letter| part.first().is_some_and(|first| first.raw == letter.raw));
    let (text, mut with) = (meant(part), pieces.to_vec());
    if digits || repeated || own.contains(text.as_str()) || with.contains(&text) {
        return Some(with);
    }
    if !COMMON.contains(text.as_str()) {
        return None;
    }
    with.push(text);
    (with.len() <= FEW_PIECES).then_some(with)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(password: &str) -> Result<(), &'static str> {
        judge(password, &["Marta Keller".to_owned(), "marta.keller@example.org".to_owned()])
    }

    #[test]
    fn good_passwords_are_taken() {
        for good in ["amber lantern over quiet water", "Tq7#vLp9!xRw2-zKd", "sieben blaue kraniche im regen"] {
            assert_eq!(verdict(good), Ok(()), "{good}");
        }
    }

    #[test]
    fn what_everybody_tries_first_is_refused() {
        for common in [
            "passwordpassword",
            "Password123456789",
            "correct horse battery staple",
            "iloveyouiloveyou",
            "qwertyuiopasdfghjkl",
            "WellspringWellspring1",
            "p4ssw0rdp4ssw0rd",
            "aaaaaaaaaaaaaaaa",
            "123456789012345",
            "to be or not to be that is the question",
            "letmeinletmein2026",
            "p4ssw0rdp4ssw0rd1",
        ] {
            assert_eq!(verdict(common), Err("too_common"), "{common}");
        }
    }

    #[test]
    fn own_words_alone_are_refused() {
        assert_eq!(verdict("martakeller1987"), Err("too_common"));
        assert_eq!(verdict("marta.keller@example.org"), Err("too_common"));
    }

    #[test]
    fn what_a_program_guesses_soon_is_refused() {
        assert!(verdict("abcdefghijklmnop").is_err());
        assert!(verdict("abcabcabcabcabcabc").is_err());
    }

    #[test]
    fn a_long_password_is_judged_in_time_by_its_beginning() {
        let long = "amber lantern over quiet water ".repeat(8);
        assert_eq!(verdict(&long), Ok(()));
    }
}
