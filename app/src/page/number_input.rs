//! Numbers as people type them: with the decimal mark of their settings, with the other one, with grouping.

use domain::{habits::Quantity, identity::NumberFormat};

/// Reads an amount. A lone mark that the format uses for grouping still counts as decimal when it cannot group:
/// `2,5` is two and a half everywhere, `1,500` only where a comma is the decimal mark.
///
/// # Errors
/// `not_a_number`, `too_many_decimals` or `out_of_range`.
pub fn read_quantity(text: &str, format: NumberFormat) -> Result<Quantity, &'static str> {
    let plain: String = text
        .trim()
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\''))
        .map(|c| if c == '\u{2212}' { '-' } else { c })
        .collect();
    let (group, decimal) = match format {
        NumberFormat::CommaDot => (',', '.'),
        NumberFormat::DotComma | NumberFormat::SpaceComma => ('.', ','),
    };
    let grouped = plain.contains(decimal) || groups_well(&plain, group);
    let point = |c: char| if c == decimal || c == group { '.' } else { c };
    let normal: String = if grouped {
        plain.chars().filter(|c| *c != group).map(point).collect()
    } else {
        plain.chars().map(point).collect()
    };
    Quantity::parse(&normal)
}

/// Whether every part after a grouping mark has three digits, as thousands do.
fn groups_well(text: &str, group: char) -> bool {
    let mut parts = text.trim_start_matches('-').split(group);
    let first = parts.next().unwrap_or_default();
    !first.is_empty() && first.len() <= 3 && first != "0" && parts.all(|part| part.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, format: NumberFormat) -> String {
        read_quantity(text, format).map_or_else(str::to_owned, |quantity| quantity.to_string())
    }

    #[test]
    fn either_decimal_mark_is_understood() {
        for format in NumberFormat::ALL {
            assert_eq!(read("2.5", *format), "2.5");
            assert_eq!(read("2,5", *format), "2.5");
            assert_eq!(read(" 20 ", *format), "20");
            assert_eq!(read("0,125", *format), "0.125");
        }
    }

    #[test]
    fn thousands_follow_the_settings() {
        assert_eq!(read("1,500", NumberFormat::CommaDot), "1500");
        assert_eq!(read("1,500", NumberFormat::DotComma), "1.5");
        assert_eq!(read("1.500", NumberFormat::DotComma), "1500");
        assert_eq!(read("12,345.5", NumberFormat::CommaDot), "12345.5");
        assert_eq!(read("10 000", NumberFormat::SpaceComma), "10000");
        assert_eq!(read("many", NumberFormat::CommaDot), "not_a_number");
        assert_eq!(read("", NumberFormat::CommaDot), "not_a_number");
    }
}
