//! A line that could not be read, so that its owner can look at it.

use serde::{Deserialize, Serialize};

use super::Place;

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// It should be a day and is none, or one that does not exist.
    NotADay,
    /// The day lies before 1900 or after today.
    DayOutOfRange,
    /// It should be a number and is none.
    NotANumber,
    /// The number is larger or smaller than what can be kept.
    NumberOutOfRange,
    /// The word is none of those that the format has here.
    UnknownWord,
    /// How often it is due cannot be told.
    UnknownFrequency,
    /// It should be an instant and is none.
    NotAnInstant,
    /// It needs a name and has none.
    NameMissing,
    /// It belongs to something that is not in the file.
    BelongsToNothing,
    /// The row has fewer columns than the table.
    ColumnsMissing,
    /// A part of the file is not built as the format has it.
    UnexpectedShape,
    /// The same id stands in the file more than once.
    SameIdTwice,
}

impl ProblemCode {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::NotADay,
        Self::DayOutOfRange,
        Self::NotANumber,
        Self::NumberOutOfRange,
        Self::UnknownWord,
        Self::UnknownFrequency,
        Self::NotAnInstant,
        Self::NameMissing,
        Self::BelongsToNothing,
        Self::ColumnsMissing,
        Self::UnexpectedShape,
        Self::SameIdTwice,
    ];

    /// The stored and transmitted code.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotADay => "not_a_day",
            Self::DayOutOfRange => "day_out_of_range",
            Self::NotANumber => "not_a_number",
            Self::NumberOutOfRange => "number_out_of_range",
            Self::UnknownWord => "unknown_word",
            Self::UnknownFrequency => "unknown_frequency",
            Self::NotAnInstant => "not_an_instant",
            Self::NameMissing => "name_missing",
            Self::BelongsToNothing => "belongs_to_nothing",
            Self::ColumnsMissing => "columns_missing",
            Self::UnexpectedShape => "unexpected_shape",
            Self::SameIdTwice => "same_id_twice",
        }
    }
}

/// What became of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// All of it is left out.
    RowLeftOut,
    /// The rest of it is kept.
    FieldLeftOut,
}

/// A line that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Where it stands.
    pub place: Place,
    /// What is wrong.
    pub code: ProblemCode,
    /// What became of it.
    pub effect: Effect,
    /// What stands there, at most 80 characters, without characters that mislead.
    pub shown: String,
}
