//! What was understood of a line, piece by piece.

use core::ops::Range;

use jiff::civil::{Date, DateTime, Time};

use super::{Draft, RepeatWords, TimeframeWord};

/// A line that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The task that it tells.
    pub draft: Draft,
    /// What was understood, in the order of the line; no two overlap.
    pub pieces: Vec<Piece>,
}

/// A part of the line that is no title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its place in the line, in bytes of UTF-8. Given back to [`super::Reader::read_without`] it becomes title again.
    pub span: Range<usize>,
    /// What it says.
    pub meaning: Meaning,
}

/// What a piece says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// The project by name.
    Project(String),
    /// The section by name.
    Section(String),
    /// A label by name. The only meaning that a line may have more than once.
    Label(String),
    /// The habit by name.
    Habit(String),
    /// 1 (first) to 4 (last).
    Priority(u8),
    /// The last day on which it makes sense.
    Deadline(Date),
    /// Minutes, at least 1.
    Estimate(u16),
    /// A rough time.
    Timeframe(TimeframeWord),
    /// The day it is due.
    Day(Date),
    /// The time of that day.
    Time(Time),
    /// Day and time in one: "tonight", "in 2 hours".
    Moment(DateTime),
    /// How it comes again.
    Repeat(RepeatWords),
}

impl Meaning {
    /// The stable word for what kind of piece it is.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Project(_) => "project",
            Self::Section(_) => "section",
            Self::Label(_) => "label",
            Self::Habit(_) => "habit",
            Self::Priority(_) => "priority",
            Self::Deadline(_) => "deadline",
            Self::Estimate(_) => "estimate",
            Self::Timeframe(_) => "timeframe",
            Self::Day(_) => "day",
            Self::Time(_) => "time",
            Self::Moment(_) => "moment",
            Self::Repeat(_) => "repeat",
        }
    }

    /// Whether a time of day may follow without "at".
    pub(super) const fn is_day(&self) -> bool {
        matches!(self, Self::Day(_) | Self::Moment(_) | Self::Repeat(_))
    }

    /// Whether a line can say only one of the two. A time may be told beside a moment, and then says more.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Label(_), _) => false,
            (Self::Day(_) | Self::Moment(_), Self::Day(_) | Self::Moment(_)) => true,
            _ => core::mem::discriminant(self) == core::mem::discriminant(other),
        }
    }
}
