//! What a text is that is no filter, and where.

use core::ops::Range;

/// Why a text was refused, and the part of it that this is about or, where something is missing, where it is missing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} at {}..{}", .fault.code(), .at.start, .at.end)]
pub struct FilterError {
    /// What is wrong.
    pub fault: FilterFault,
    /// The place, in bytes of UTF-8; empty at the end of the text.
    pub at: Range<usize>,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FilterFault {
    /// A question is missing: at the beginning, at the end, behind `&`, `|`, `!` or in `()`.
    MissingTerm,
    /// Two questions with nothing between them.
    MissingOperator,
    /// These words ask nothing that is known.
    UnknownTerm,
    /// A sign without a name behind it.
    MissingName,
    /// This is no day.
    UnknownDay,
    /// A number or a day that is too far.
    OutOfRange,
    /// The last day is before the first.
    ReversedDays,
    /// A quote that is not closed.
    UnclosedQuote,
    /// `(` without `)`.
    UnclosedParenthesis,
    /// `)` without `(`.
    UnopenedParenthesis,
    /// More parentheses and `!` in each other than anybody needs.
    TooDeep,
}

impl FilterFault {
    /// Every fault.
    pub const ALL: [Self; 11] = [
        Self::MissingTerm,
        Self::MissingOperator,
        Self::UnknownTerm,
        Self::MissingName,
        Self::UnknownDay,
        Self::OutOfRange,
        Self::ReversedDays,
        Self::UnclosedQuote,
        Self::UnclosedParenthesis,
        Self::UnopenedParenthesis,
        Self::TooDeep,
    ];

    /// The stable code that travels.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::MissingTerm => "missing_term",
            Self::MissingOperator => "missing_operator",
            Self::UnknownTerm => "unknown_term",
            Self::MissingName => "missing_name",
            Self::UnknownDay => "unknown_day",
            Self::OutOfRange => "out_of_range",
            Self::ReversedDays => "reversed_days",
            Self::UnclosedQuote => "unclosed_quote",
            Self::UnclosedParenthesis => "unclosed_parenthesis",
            Self::UnopenedParenthesis => "unopened_parenthesis",
            Self::TooDeep => "too_deep",
        }
    }
}
