//! What a line says, before anybody looked up which project or label is meant: names are names here, not ids.

use jiff::civil::{Date, Time};

use super::RepeatWords;
use crate::tasks::Timeframe;

/// A task as it was told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// What is left of the line when everything understood is taken out; trimmed, and empty when nothing is left.
    pub title: String,
    /// The name of the project, as typed.
    pub project: Option<String>,
    /// The name of the section of that project, as typed.
    pub section: Option<String>,
    /// The names of the labels in the order of the line, each once without regard to case.
    pub labels: Vec<String>,
    /// The habit that it belongs to, by name.
    pub habit: Option<String>,
    /// 1 (first) to 4 (last).
    pub priority: Option<u8>,
    /// The last day on which it makes sense, which is not the day it is planned for.
    pub deadline: Option<Date>,
    /// How long it will take, in minutes; at least 1.
    pub estimate_minutes: Option<u16>,
    /// A rough time instead of a day.
    pub timeframe: Option<TimeframeWord>,
    /// The day it is due and perhaps the time of that day. Never none when it repeats.
    pub due: Option<DueWords>,
    /// How it comes again.
    pub repeat: Option<RepeatWords>,
}

/// A day, and a time on the wall clock of whoever wrote it: whole minutes, no zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueWords {
    /// The day.
    pub day: Date,
    /// The time of the day, where one was told.
    pub time: Option<Time>,
}

/// A rough time: nothing moves by itself when it has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeframeWord {
    /// Some time today.
    Today,
    /// Some time this week.
    ThisWeek,
    /// Some time this month.
    ThisMonth,
    /// Not now, and not forgotten.
    Someday,
}

impl TimeframeWord {
    /// Every choice, the nearest first.
    pub const ALL: [Self; 4] = [Self::Today, Self::ThisWeek, Self::ThisMonth, Self::Someday];

    /// The word that stands behind the mark.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::ThisWeek => "week",
            Self::ThisMonth => "month",
            Self::Someday => "someday",
        }
    }

    /// Reads `today`, `week`, `month` and `someday` in any case, also `this-week` and `this-month`.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        let word = word.strip_prefix("this-").unwrap_or(&word);
        Self::ALL.into_iter().find(|known| known.as_str() == word)
    }
}

impl From<TimeframeWord> for Timeframe {
    fn from(word: TimeframeWord) -> Self {
        match word {
            TimeframeWord::Today => Self::Today,
            TimeframeWord::ThisWeek => Self::ThisWeek,
            TimeframeWord::ThisMonth => Self::ThisMonth,
            TimeframeWord::Someday => Self::Someday,
        }
    }
}

impl From<Timeframe> for TimeframeWord {
    fn from(timeframe: Timeframe) -> Self {
        match timeframe {
            Timeframe::Today => Self::Today,
            Timeframe::ThisWeek => Self::ThisWeek,
            Timeframe::ThisMonth => Self::ThisMonth,
            Timeframe::Someday => Self::Someday,
        }
    }
}
