//! Days and instants as files write them.

use jiff::{Timestamp, ToSpan, civil::Date};

use crate::DateOrder;

/// `2026-03-01`, also with a time behind it.
pub fn iso_day(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.get(..10).unwrap_or(text);
    let is_day = day.len() == 10 && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if !is_day {
        return None;
    }
    day.parse().ok()
}

/// `3/1/2026` or `1.3.2026` in the given order.
pub fn slashed_day(text: &str, order: DateOrder) -> Option<Date> {
    let [first, second, year] = slashed_numbers(text)?;
    let (day, month) = match order {
        DateOrder::MonthFirst => (second, first),
        DateOrder::DayFirst => (first, second),
    };
    let year = if year < 100 { 2000 + year } else { year };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The three numbers of such a day, as they stand there.
fn slashed_numbers(text: &str) -> Option<[i16; 3]> {
    let day = text.split_whitespace().next()?;
    let mut numbers = day.split(['/', '.']).map(|number| number.parse::<i16>().ok().filter(|number| *number >= 0));
    let three = [numbers.next()??, numbers.next()??, numbers.next()??];
    numbers.next().is_none().then_some(three)
}

/// An instant with its offset, as `2026-03-01T08:00:00Z` or `…+0100`.
pub fn instant(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    // Some programs write a space where others write the letter.
    let has_day = text.get(..10).is_some_and(|day| iso_day(day).is_some());
    let written = if has_day && text.get(10..11) == Some(" ") { text.replacen(' ', "T", 1) } else { text.to_owned() };
    written.parse().ok()
}

/// A day by its number since 1970-01-01.
pub fn day_of_epoch(number: i64) -> Option<Date> {
    let epoch = Date::constant(1970, 1, 1);
    let days = i32::try_from(number).ok().filter(|days| days.unsigned_abs() < 4_000_000)?;
    epoch.checked_add(days.days()).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_read_in_every_form() {
        let day = Some(date(2026, 3, 1));
        assert_eq!((iso_day("2026-03-01"), iso_day(" 2026-03-01 00:00:00")), (day, day));
        assert_eq!(slashed_day("3/1/2026", DateOrder::MonthFirst), day);
        assert_eq!(slashed_day("01.03.26", DateOrder::DayFirst), day);
        assert_eq!(day_of_epoch(20_513), day);
        for odd in ["2026-02-30", "2026-3-1", "+02026-03-01", "20260301", "", "today"] {
            assert_eq!(iso_day(odd), None, "{odd}");
        }
        assert_eq!(slashed_day("13/13/2026", DateOrder::DayFirst), None);
        assert_eq!((day_of_epoch(i64::MAX), day_of_epoch(5_000_000)), (None, None));
    }

    #[test]
    fn instants_have_an_offset() {
        let at = "2026-03-01T08:00:00Z".parse().ok();
        assert_eq!(instant("2026-03-01T08:00:00.000Z"), at);
        assert_eq!((instant("2026-03-01T09:00:00+0100"), instant("2026-03-01 09:00:00+01:00")), (at, at));
        assert_eq!(instant("2026-03-01T08:00:00"), None);
    }
}
