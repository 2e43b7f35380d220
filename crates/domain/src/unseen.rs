//! Characters that nobody sees: harmless in a sentence, dangerous where a text has to look like what it is.

/// Controls and format characters (Unicode `Cc` and `Cf`): with a mark of direction or of no width inside, an address
/// is not the one that a person sees.
pub(crate) fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{600}'..='\u{605}'
                | '\u{61c}'
                | '\u{6dd}'
                | '\u{70f}'
                | '\u{890}'..='\u{891}'
                | '\u{8e2}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{110bd}'
                | '\u{110cd}'
                | '\u{13430}'..='\u{1343f}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0001}'
                | '\u{e0020}'..='\u{e007f}'
        )
}

/// Controls that turn the words around them, also those that follow in the same line of a page or of a mail, and format
/// characters without a use of their own. Joiners, soft hyphens and simple marks of direction stay: Persian, Khmer and
/// emoji are written with them, and they reach no further than their neighbours.
pub(crate) const fn is_misleading(c: char) -> bool {
    matches!(
        c,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0001}'
    )
}

/// Whether a text shows nothing at all: spaces, unseen characters, and letters that are drawn as nothing.
pub(crate) fn is_blank(text: &str) -> bool {
    let is_empty_letter =
        |c: char| matches!(c, '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}');
    text.chars().all(|c| c.is_whitespace() || is_empty_letter(c) || (is_unseen(c) && !c.is_control()))
}
