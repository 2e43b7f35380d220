//! Asking a filter of a task. A query on the server has to find the same tasks, so everything that two machines could
//! do differently is said here: how texts are compared, and what is true of a task that lacks what is asked for.

use jiff::civil::Date;

use super::{DayOf, Filter, Term};
use crate::tasks::quick_add::TimeframeWord;

/// What a filter asks of a task, with the names of what it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterSubject<'a> {
    /// The title.
    pub title: &'a str,
    /// The notes as written; empty when there are none.
    pub notes: &'a str,
    /// The name of its project.
    pub project: Option<&'a str>,
    /// The name of its section.
    pub section: Option<&'a str>,
    /// The names of its labels.
    pub labels: Vec<&'a str>,
    /// The name of its habit.
    pub habit: Option<&'a str>,
    /// 1 (first) to 4 (last).
    pub priority: u8,
    /// The day it is due.
    pub due: Option<Date>,
    /// The last day on which it makes sense.
    pub deadline: Option<Date>,
    /// The day on which it begins to matter.
    pub start: Option<Date>,
    /// Its rough time.
    pub timeframe: Option<TimeframeWord>,
    /// Whether it comes again.
    pub is_recurring: bool,
}

/// A text without regard to case, by the rules of Unicode and of no language. A server that searches keeps folded texts
/// beside the written ones and compares bytes, because the lower case of a database depends on its locale.
#[must_use]
pub fn folded(text: &str) -> String {
    text.to_lowercase()
}

impl Filter {
    /// Whether the task is one that is looked for.
    #[must_use]
    pub fn holds(&self, task: &FilterSubject<'_>, today: Date) -> bool {
        match self {
            Self::Term(term) => term.holds(task, today),
            Self::Not(inner) => !inner.holds(task, today),
            Self::All(parts) => parts.iter().all(|part| part.holds(task, today)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(task, today)),
        }
    }
}

impl Term {
    /// Whether it is true of the task.
    #[must_use]
    pub fn holds(&self, task: &FilterSubject<'_>, today: Date) -> bool {
        match self {
            Self::Days(of, range) => task.day(*of).is_some_and(|day| range.contains(day, today)),
            Self::NoDay(of) => task.day(*of).is_none(),
            Self::Priority(priority) => task.priority == *priority,
            Self::Project(name) => is_named(task.project, name),
            Self::NoProject => task.project.is_none(),
            Self::Section(name) => is_named(task.section, name),
            Self::NoSection => task.section.is_none(),
            Self::Label(name) => task.labels.iter().copied().any(|label| is_named(Some(label), name)),
            Self::NoLabel => task.labels.is_empty(),
            Self::Habit(name) => is_named(task.habit, name),
            Self::Timeframe(timeframe) => task.timeframe == Some(*timeframe),
            Self::NoTimeframe => task.timeframe.is_none(),
            Self::Recurring => task.is_recurring,
            Self::Text(text) => {
                let wanted = folded(text);
                folded(task.title).contains(&wanted) || folded(task.notes).contains(&wanted)
            }
        }
    }
}

impl FilterSubject<'_> {
    const fn day(&self, of: DayOf) -> Option<Date> {
        match of {
            DayOf::Due => self.due,
            DayOf::Deadline => self.deadline,
            DayOf::Start => self.start,
        }
    }
}

fn is_named(found: Option<&str>, name: &str) -> bool {
    found.is_some_and(|found| folded(found) == folded(name))
}
