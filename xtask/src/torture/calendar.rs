//! Days by number, so that every client can write to a day that nobody else writes to.

/// The n-th day after 1990-01-01 as `YYYY-MM-DD`.
///
/// Civil-from-days after Howard Hinnant, <https://howardhinnant.github.io/date_algorithms.html>.
pub fn day(number: u32) -> String {
    const FROM_1_MARCH_OF_YEAR_0: u32 = 726_773;
    let days = number + FROM_1_MARCH_OF_YEAR_0;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + u32::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_counted_as_the_calendar_does() {
        assert_eq!(day(0), "1990-01-01");
        assert_eq!(day(58), "1990-02-28");
        assert_eq!(day(59), "1990-03-01");
        assert_eq!(day(10 * 365 + 2 + 59), "2000-02-29");
        assert_eq!(day(12_418), "2024-01-01");
    }
}
