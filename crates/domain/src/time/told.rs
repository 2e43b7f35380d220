//! Instants and days as others tell them. jiff knows years from -9999 on and the database only later ones, and no
//! device has anything honest to say of either.

use jiff::{Timestamp, civil::Date};

/// The beginning of 1900, the first year that is kept.
const FIRST: Timestamp = Timestamp::constant(-2_208_988_800, 0);

/// An instant that a device tells, held between the beginning of 1900 and now.
#[must_use]
pub fn held(told: Timestamp, now: Timestamp) -> Timestamp {
    told.max(FIRST).min(now)
}

/// A day as `YYYY-MM-DD`: no other spelling of ISO 8601, and no year with a sign.
#[must_use]
pub fn plain_day(text: &str) -> Option<Date> {
    text.parse::<Date>().ok().filter(|day| day.year() >= 0 && day.to_string() == text)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_is_told_lies_between_1900_and_now() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let now = at("2026-03-12T09:00:00Z");
        assert_eq!(held(at("2026-03-12T08:00:00Z"), now), at("2026-03-12T08:00:00Z"));
        assert_eq!(held(at("2026-03-12T10:00:00Z"), now), now);
        assert_eq!(held(Timestamp::MAX, now), now);
        assert_eq!(held(at("1899-12-31T23:59:59Z"), now), at("1900-01-01T00:00:00Z"));
        assert_eq!(held(Timestamp::MIN, now), at("1900-01-01T00:00:00Z"));
    }

    #[test]
    fn a_day_has_one_spelling() {
        assert_eq!(plain_day("2026-03-12"), Some(date(2026, 3, 12)));
        for odd in ["20260312", "2026-03-12T08:00:00", "2026-02-30", " 2026-03-12", "2026-3-12", "", "-009999-01-01"] {
            assert_eq!(plain_day(odd), None, "{odd}");
        }
    }
}
