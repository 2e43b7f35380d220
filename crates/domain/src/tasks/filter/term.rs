//! What a filter asks, as a tree.

use super::DayRange;
use crate::tasks::quick_add::TimeframeWord;

/// A filter. It finds the same tasks wherever it is asked, as long as whoever turns it into a query keeps to this: a
/// term is true or false of a task and never unknown, so that what a task lacks is false, and its opposite true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// One question.
    Term(Term),
    /// The opposite.
    Not(Box<Filter>),
    /// All of them, at least two: `&`.
    All(Vec<Filter>),
    /// At least one of them, at least two: `|`.
    Any(Vec<Filter>),
}

/// One question about a task. Names stand as typed and are compared by [`super::folded`], so a query looks them up
/// first and compares ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// It has this day, and the day lies in the range.
    Days(DayOf, DayRange),
    /// It has no such day.
    NoDay(DayOf),
    /// 1 (first) to 4 (last).
    Priority(u8),
    /// It is in the project of this name.
    Project(String),
    /// It is in no project: the inbox.
    NoProject,
    /// It is in a section of this name, in whichever project.
    Section(String),
    /// It is in no section.
    NoSection,
    /// It has the label of this name.
    Label(String),
    /// It has no label.
    NoLabel,
    /// It belongs to the habit of this name.
    Habit(String),
    /// It has this timeframe.
    Timeframe(TimeframeWord),
    /// It has no timeframe.
    NoTimeframe,
    /// It comes again.
    Recurring,
    /// Its title or its notes contain this text, folded.
    Text(String),
}

/// Which day of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayOf {
    /// The day it is due.
    Due,
    /// The last day on which it makes sense.
    Deadline,
    /// The day on which it begins to matter.
    Start,
}

impl DayOf {
    /// Every one of them.
    pub const ALL: [Self; 3] = [Self::Due, Self::Deadline, Self::Start];

    /// The word of the language.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Deadline => "deadline",
            Self::Start => "start",
        }
    }
}

impl Filter {
    /// Every term, in the order of the text.
    #[must_use]
    pub fn terms(&self) -> Vec<&Term> {
        match self {
            Self::Term(term) => vec![term],
            Self::Not(inner) => inner.terms(),
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::terms).collect(),
        }
    }
}
