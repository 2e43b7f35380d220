//! Cutting the text of a filter into signs, names, quotes and words.

use core::ops::Range;

use super::{FilterError, FilterFault, Term};
use crate::tasks::quick_add::TimeframeWord;

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Open,
    Close,
    And,
    Or,
    Not,
    /// A sign with its name, which asks something by itself.
    Named(Term),
    /// A text in quotes.
    Quote(String),
    /// A word of a phrase, as typed.
    Word(String),
}

/// A token and its place.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub token: Token,
    pub at: Range<usize>,
}

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> Result<Vec<Placed>, FilterError> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(sign) = rest.chars().next() {
        let start = text.len() - rest.len();
        let (token, length) =
            first(rest, sign).map_err(|(fault, length)| FilterError { fault, at: start..start + length })?;
        tokens.push(Placed { token, at: start..start + length });
        rest = rest.get(length..).unwrap_or_default().trim_start();
    }
    Ok(tokens)
}

/// The first token and its length in bytes, or what is wrong with how much of the text.
fn first(rest: &str, sign: char) -> Result<(Token, usize), (FilterFault, usize)> {
    let token = match sign {
        '(' => Token::Open,
        ')' => Token::Close,
        '&' => Token::And,
        '|' => Token::Or,
        '!' => Token::Not,
        '"' => {
            let (said, length) = quoted(rest).ok_or((FilterFault::UnclosedQuote, rest.len()))?;
            let is_empty = said.is_empty();
            return if is_empty { Err((FilterFault::MissingName, length)) } else { Ok((Token::Quote(said), length)) };
        }
        '#' | '/' | '@' | '+' | '~' => return named(rest, sign),
        _ => {
            let length = word_length(rest);
            return Ok((Token::Word(rest.get(..length).unwrap_or_default().to_owned()), length));
        }
    };
    Ok((token, sign.len_utf8()))
}

fn named(rest: &str, sign: char) -> Result<(Token, usize), (FilterFault, usize)> {
    let behind = rest.get(sign.len_utf8()..).unwrap_or_default();
    let (name, is_quoted, length) = if behind.starts_with('"') {
        let (said, length) = quoted(behind).ok_or((FilterFault::UnclosedQuote, rest.len()))?;
        (said, true, length)
    } else {
        let length = word_length(behind);
        (behind.get(..length).unwrap_or_default().to_owned(), false, length)
    };
    let length = length + sign.len_utf8();
    if name.is_empty() {
        return Err((FilterFault::MissingName, length));
    }
    let term = match sign {
        // Where every task begins, by the name that people know from elsewhere. In quotes it is a project like others.
        '#' if !is_quoted && name.eq_ignore_ascii_case("inbox") => Term::NoProject,
        '#' => Term::Project(name),
        '/' => Term::Section(name),
        '@' => Term::Label(name),
        '+' => Term::Habit(name),
        _ => Term::Timeframe(TimeframeWord::parse(&name).ok_or((FilterFault::UnknownTerm, length))?),
    };
    Ok((Token::Named(term), length))
}

/// How far a word goes, in bytes.
fn word_length(text: &str) -> usize {
    text.find(|c: char| c.is_whitespace() || ends_word(c)).unwrap_or(text.len())
}

/// Whether a sign ends a word, so that a name with it needs quotes.
pub(super) const fn ends_word(sign: char) -> bool {
    matches!(sign, '(' | ')' | '&' | '|' | '!' | '"')
}

/// A text in quotes: what it says, trimmed, and its length with the quotes. `\"` and `\\` stand for the sign itself.
fn quoted(text: &str) -> Option<(String, usize)> {
    let mut signs = text.strip_prefix('"')?.char_indices();
    let mut said = String::new();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '"' => return Some((said.trim().to_owned(), at + 2)),
            '\\' => match signs.clone().next() {
                Some((_, escaped @ ('"' | '\\'))) => {
                    said.push(escaped);
                    signs.next();
                }
                _ => said.push('\\'),
            },
            other => said.push(other),
        }
    }
    None
}

/// A text so that it is read as one again.
pub(super) fn in_quotes(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
