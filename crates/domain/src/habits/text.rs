//! Free text with a length and without characters that mislead: controls, and what turns the words around it.

use crate::unseen::{is_blank, is_misleading};

/// Trims, then checks.
///
/// # Errors
/// `required`, also for text of which nothing can be seen, `too_long` or `control_character` (line breaks count as
/// one).
pub fn text_field(text: &str, max_chars: usize) -> Result<String, &'static str> {
    let text = text.trim();
    if is_blank(text) {
        return Err("required");
    }
    if text.chars().count() > max_chars {
        return Err("too_long");
    }
    if text.chars().any(|c| c.is_control() || is_misleading(c) || matches!(c, '\u{2028}' | '\u{2029}')) {
        return Err("control_character");
    }
    Ok(text.to_owned())
}

/// The same for a field that may be left out; blank text is none. Line breaks and tabs are kept.
///
/// # Errors
/// `too_long` or `control_character`.
pub fn optional_text_field(text: &str, max_chars: usize) -> Result<Option<String>, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if text.chars().count() > max_chars {
        return Err("too_long");
    }
    if text.chars().any(|c| (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || is_misleading(c)) {
        return Err("control_character");
    }
    Ok(Some(text.to_owned()))
}

/// A text that was written elsewhere as [`text_field`] takes it: in one line, without what it refuses. It may be blank
/// or too long still.
#[must_use]
pub fn cleared_line(text: &str) -> String {
    let spaced = text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c });
    spaced.filter(|c| !is_misleading(*c)).collect::<String>().trim().to_owned()
}

/// The same for [`optional_text_field`]: line breaks and tabs stay.
#[must_use]
pub fn cleared_text(text: &str) -> String {
    let is_kept = |c: &char| (!c.is_control() || matches!(c, '\n' | '\r' | '\t')) && !is_misleading(*c);
    text.chars().filter(is_kept).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cleared_text_is_taken() {
        let text = " Read\u{202e}ing\u{0}\nand more\u{2028}\u{feff}";
        assert_eq!(cleared_line(text), "Reading  and more");
        assert_eq!(cleared_text(text), "Reading\nand more");
        assert_eq!(text_field(&cleared_line(text), 80), Ok(cleared_line(text)));
        assert_eq!(optional_text_field(&cleared_text(text), 80), Ok(Some(cleared_text(text))));
    }

    #[test]
    fn a_text_cannot_turn_the_words_around_it() {
        for misleading in [
            '\u{0}',
            '\u{202a}',
            '\u{202b}',
            '\u{202c}',
            '\u{202d}',
            '\u{202e}',
            '\u{2066}',
            '\u{2067}',
            '\u{2068}',
            '\u{2069}',
            '\u{feff}',
            '\u{fffb}',
            '\u{e0001}',
        ] {
            let text = format!("Read{misleading}ing");
            assert_eq!(text_field(&text, 80), Err("control_character"), "{misleading:?}");
            assert_eq!(optional_text_field(&text, 80), Err("control_character"), "{misleading:?}");
        }
        for break_of_line in ['\n', '\u{2028}', '\u{2029}'] {
            let text = format!("one{break_of_line}two");
            assert_eq!(text_field(&text, 80), Err("control_character"), "{break_of_line:?}");
            assert_eq!(optional_text_field(&text, 80), Ok(Some(text.clone())), "{break_of_line:?}");
        }
    }

    #[test]
    fn every_script_can_be_written() {
        for text in [
            // A Persian word with a joiner in it, a family and a flag of several parts each, a marked Hebrew line.
            "\u{645}\u{6cc}\u{200c}\u{62e}\u{648}\u{627}\u{647}\u{645}",
            "\u{1f469}\u{200d}\u{1f4bb}",
            "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            "\u{5e9}\u{5dc}\u{5d5}\u{5dd}\u{200f}!",
        ] {
            assert_eq!(text_field(text, 80).as_deref(), Ok(text));
            assert_eq!(optional_text_field(text, 80), Ok(Some(text.to_owned())));
        }
    }

    #[test]
    fn a_name_of_nothing_is_none() {
        for nothing in ["", " ", "\u{200b}", "\u{200b} \u{2060}", "\u{3164}", "\u{2800}\u{200d}"] {
            assert_eq!(text_field(nothing, 80), Err("required"), "{nothing:?}");
        }
    }
}
