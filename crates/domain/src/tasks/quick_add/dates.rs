//! Dates in numbers: `2027-01-31`, `2027/01/31`, `01/31/2027`, `27/1`, `31.1.2027`, `01.02`.

use jiff::civil::Date;

use super::numbers::whole;

/// How a date with slashes and a year is read. Without a year either order is taken when the other makes no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SlashOrder {
    /// 06/08/2021 is the 8th of June.
    #[default]
    MonthFirst,
    /// 06/08/2021 is the 6th of August.
    DayFirst,
}

/// A date in one word. None for what is no date of the calendar.
pub(super) fn date_in_numbers(word: &str, today: Date, order: SlashOrder) -> Option<Date> {
    dashed(word).or_else(|| slashed(word, today, order)).or_else(|| dotted(word, today))
}

/// The day in the year that is meant when none is told. The month alone decides: one that is over is meant of next
/// year, and an earlier day of this month is meant as it stands, for what is late already. 29 February waits for its
/// year.
pub(super) fn coming(month: i8, day: i8, today: Date) -> Option<Date> {
    let first = today.year() + i16::from(month < today.month());
    (first..first + 9).find_map(|year| Date::new(year, month, day).ok())
}

/// Four digits from 1900 on.
pub(super) fn year(text: &str) -> Option<i16> {
    if text.len() == 4 { i16::try_from(whole(text, 4)?).ok().filter(|year| *year >= 1900) } else { None }
}

/// Four digits, or two of this century.
fn any_year(text: &str) -> Option<i16> {
    if text.len() == 2 { i16::try_from(2000 + whole(text, 2)?).ok() } else { year(text) }
}

fn small(text: &str) -> Option<i8> {
    i8::try_from(whole(text, 2)?).ok()
}

fn dashed(word: &str) -> Option<Date> {
    match word.split('-').collect::<Vec<_>>().as_slice() {
        [y, m, d] => Date::new(year(y)?, small(m)?, small(d)?).ok(),
        _ => None,
    }
}

fn slashed(word: &str, today: Date, order: SlashOrder) -> Option<Date> {
    match word.split('/').collect::<Vec<_>>().as_slice() {
        [y, m, d] if y.len() == 4 => Date::new(year(y)?, small(m)?, small(d)?).ok(),
        [first, second, y] => {
            let (month, day) = in_order(small(first)?, small(second)?, order);
            Date::new(any_year(y)?, month, day).ok()
        }
        [first, second] => {
            let (month, day) = in_order(small(first)?, small(second)?, order);
            coming(month, day, today).or_else(|| coming(day, month, today))
        }
        _ => None,
    }
}

/// Month and day.
const fn in_order(first: i8, second: i8, order: SlashOrder) -> (i8, i8) {
    match order {
        SlashOrder::MonthFirst => (first, second),
        SlashOrder::DayFirst => (second, first),
    }
}

/// The day always comes first. Without a year it has two digits each or a dot at the end, so that 1.5 stays a number.
fn dotted(word: &str, today: Date) -> Option<Date> {
    match word.split('.').collect::<Vec<_>>().as_slice() {
        [d, m, ""] => coming(small(m)?, small(d)?, today),
        [d, m, y] => Date::new(any_year(y)?, small(m)?, small(d)?).ok(),
        [d, m] if d.len() == 2 && m.len() == 2 => coming(small(m)?, small(d)?, today),
        _ => None,
    }
}
