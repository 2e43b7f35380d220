//! The picture of a habit: one emoji, or the name of one of our own icons.

use crate::unseen::is_misleading;

/// The icons of our own that a habit may have.
pub const ICON_NAMES: [&str; 15] = [
    "calendar", "check", "cloud", "devices", "flame", "key", "lock", "mail", "moon", "note", "pencil", "person",
    "search", "strength", "sun",
];

/// Enough for a family of four with their skin tones, or the flag of a region.
const MOST_PARTS: usize = 12;

const JOINER: char = '\u{200d}';

/// Trims, then checks; blank text is no icon.
///
/// # Errors
/// `unknown_choice` for anything but one emoji or one of [`ICON_NAMES`].
pub fn icon_field(text: &str) -> Result<Option<String>, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if ICON_NAMES.contains(&text) || is_one_emoji(text) {
        return Ok(Some(text.to_owned()));
    }
    Err("unknown_choice")
}

/// Whether a text is one picture. By shape and not by a list of all emoji: each year brings new ones, and an old server
/// should not refuse what a new keyboard writes.
fn is_one_emoji(text: &str) -> bool {
    let parts: Vec<char> = text.chars().collect();
    let has_letters = parts.iter().any(|c| c.is_whitespace() || c.is_control() || is_misleading(*c) || is_letter(*c));
    if parts.len() > MOST_PARTS || has_letters || !parts.iter().any(|c| is_picture(*c)) {
        return false;
    }
    let is_keycap = parts.last() == Some(&'\u{20e3}');
    if is_keycap {
        let digits = parts.iter().filter(|c| c.is_ascii()).count();
        return digits == 1 && parts.len() <= 3;
    }
    let (mut pictures, mut flag_letters, mut joined) = (0, 0, false);
    for part in parts {
        match part {
            JOINER => joined = true,
            c if c.is_ascii() => return false,
            c if is_modifier(c) => {}
            c => {
                flag_letters += usize::from(is_flag_letter(c));
                pictures += usize::from(!joined);
                joined = false;
            }
        }
    }
    !joined && (pictures == 1 || (pictures == 2 && flag_letters == 2))
}

/// Letters of a script, not those that stand in pictures.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !matches!(c, '\u{1f000}'..='\u{1ffff}' | '\u{24c2}' | '\u{2139}')
}

const fn is_picture(c: char) -> bool {
    matches!(c, '\u{a9}' | '\u{ae}' | '\u{203c}'..='\u{3299}' | '\u{1f000}'..='\u{1ffff}')
}

const fn is_modifier(c: char) -> bool {
    matches!(c, '\u{fe0e}' | '\u{fe0f}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
}

const fn is_flag_letter(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_emoji_or_one_of_ours() {
        for icon in [
            "flame",
            "\u{1f4da}",
            "\u{2600}\u{fe0f}",
            "1\u{fe0f}\u{20e3}",
            "\u{1f1e9}\u{1f1ea}",
            "\u{1f44d}\u{1f3fd}",
            "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}\u{200d}\u{1f466}",
            "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
        ] {
            assert_eq!(icon_field(icon), Ok(Some(icon.to_owned())), "{icon}");
        }
        assert_eq!(icon_field("  "), Ok(None));
    }

    #[test]
    fn anything_else_is_refused() {
        for odd in [
            "flam",
            "A",
            "7",
            "\u{1f4da}\u{1f4da}",
            "\u{1f4da} x",
            "\u{8aad}",
            "\u{200d}",
            "\u{1f1e9}\u{1f1ea}\u{1f1eb}",
            "\u{fe0f}",
            "12\u{20e3}",
            "\u{1f4da}\u{200d}",
        ] {
            assert_eq!(icon_field(odd), Err("unknown_choice"), "{odd:?}");
        }
    }
}
