//! Names behind a mark, and quotes: `#Work`, `#"Spring cleaning"`, `"keep today as it is"`.

/// A text in quotes at the beginning of `text`: what it says, and its length in bytes with the quotes. The end is a
/// quote at the end of a word, so that `5" pipe` ends nothing; `\"` and `\\` inside stand for the sign itself.
pub(super) fn quoted(text: &str) -> Option<(String, usize)> {
    let mut signs = text.strip_prefix('"')?.char_indices().peekable();
    let mut said = String::new();
    while let Some((at, sign)) = signs.next() {
        let next = signs.peek().map(|(_, next)| *next);
        match (sign, next) {
            ('\\', Some(escaped @ ('"' | '\\'))) => {
                said.push(escaped);
                signs.next();
            }
            ('"', next) if next.is_none_or(char::is_whitespace) => {
                return Some((said, at + 2)).filter(|(said, _)| !said.trim().is_empty());
            }
            _ => said.push(sign),
        }
    }
    None
}

/// The text in quotes, so that [`quoted`] says it again.
pub(super) fn in_quotes(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// What a line says that is in quotes as a whole, in double or in single ones.
pub(super) fn wholly_quoted(line: &str) -> Option<String> {
    let line = line.trim();
    if let Some((said, length)) = quoted(line) {
        return (length == line.len()).then_some(said);
    }
    let inside = line.strip_prefix('\'')?.strip_suffix('\'')?;
    (!inside.contains('\'') && !inside.trim().is_empty()).then(|| inside.to_owned())
}

/// A name behind a mark, bare or in quotes; trimmed, never empty.
pub(super) fn name(text: &str) -> Option<String> {
    if is_bare(text) {
        return Some(text.to_owned());
    }
    let (said, length) = quoted(text)?;
    (length == text.len()).then(|| said.trim().to_owned())
}

/// A name as it is written behind a mark.
pub(super) fn written(name: &str) -> String {
    if is_bare(name) { name.to_owned() } else { in_quotes(name) }
}

/// Whether a name needs no quotes. One of digits alone does: "#123" is the number of something.
fn is_bare(name: &str) -> bool {
    let is_sign = |c: char| {
        matches!(
            c,
            '"' | '\'' | '\\' | '#' | '/' | '@' | '+' | '*' | '~' | '^' | '!' | '&' | '|' | '{' | '}' | '(' | ')'
        )
    };
    name.chars().any(|c| c.is_alphabetic() || !c.is_ascii())
        && !name.contains(|c: char| c.is_whitespace() || is_sign(c) || matches!(c, ',' | ';'))
        && !name.ends_with(['.', ':', '?'])
}
