//! A filter as a text, in one spelling, that is read as the same filter.

use core::fmt;

use super::{
    DayOf, DayPoint, DayRange, Filter, Term,
    lexer::{ends_word, in_quotes},
};

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Term(term) => write!(f, "{term}"),
            Self::Not(inner) => {
                f.write_str("!")?;
                inner.within(f, matches!(**inner, Self::All(_) | Self::Any(_)))
            }
            Self::All(parts) => {
                joined(f, parts, " & ", |part, f| part.within(f, matches!(part, Self::All(_) | Self::Any(_))))
            }
            Self::Any(parts) => joined(f, parts, " | ", |part, f| part.within(f, matches!(part, Self::Any(_)))),
        }
    }
}

impl Filter {
    fn within(&self, f: &mut fmt::Formatter<'_>, needs_parentheses: bool) -> fmt::Result {
        if needs_parentheses { write!(f, "({self})") } else { write!(f, "{self}") }
    }
}

fn joined(
    f: &mut fmt::Formatter<'_>,
    parts: &[Filter],
    sign: &str,
    print: impl Fn(&Filter, &mut fmt::Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(sign)?;
        }
        print(part, f)?;
    }
    Ok(())
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(DayOf::Due, range) => due(f, *range),
            Self::Days(of, range) => write!(f, "{}: {range}", of.as_str()),
            Self::NoDay(DayOf::Due) => f.write_str("no date"),
            Self::NoDay(of) => write!(f, "no {}", of.as_str()),
            Self::Priority(priority) => write!(f, "p{priority}"),
            Self::Project(name) if name.eq_ignore_ascii_case("inbox") => write!(f, "#{}", in_quotes(name)),
            Self::Project(name) => write!(f, "#{}", written(name)),
            Self::NoProject => f.write_str("no project"),
            Self::Section(name) => write!(f, "/{}", written(name)),
            Self::NoSection => f.write_str("no section"),
            Self::Label(name) => write!(f, "@{}", written(name)),
            Self::NoLabel => f.write_str("no label"),
            Self::Habit(name) => write!(f, "+{}", written(name)),
            Self::Timeframe(timeframe) => write!(f, "~{}", timeframe.as_str()),
            Self::NoTimeframe => f.write_str("no timeframe"),
            Self::Recurring => f.write_str("recurring"),
            Self::Text(text) => f.write_str(&in_quotes(text)),
        }
    }
}

/// Days that have a word of their own are called by it.
fn due(f: &mut fmt::Formatter<'_>, range: DayRange) -> fmt::Result {
    use DayPoint::FromToday;
    match (range.first, range.last) {
        (Some(FromToday(0)), Some(FromToday(0))) => f.write_str("today"),
        (Some(FromToday(1)), Some(FromToday(1))) => f.write_str("tomorrow"),
        (Some(FromToday(-1)), Some(FromToday(-1))) => f.write_str("yesterday"),
        (None, Some(FromToday(-1))) => f.write_str("overdue"),
        (Some(FromToday(0)), Some(FromToday(last @ 1..DayPoint::FURTHEST))) => write!(f, "{} days", last + 1),
        _ => write!(f, "due: {range}"),
    }
}

fn written(name: &str) -> String {
    let needs_quotes = name.contains(|c: char| c.is_whitespace() || ends_word(c));
    if needs_quotes { in_quotes(name) } else { name.to_owned() }
}
