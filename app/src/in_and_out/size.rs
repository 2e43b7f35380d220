//! How large a file is, in words.

use domain::{format::number, habits::Quantity, identity::Preferences};

const KILOBYTE: u64 = 1000;
const MEGABYTE: u64 = 1000 * KILOBYTE;

/// "340 kB", "1.2 MB", with the number as the person likes it.
pub(super) fn size_words(bytes: u64, preferences: &Preferences) -> String {
    let (unit, name) = if bytes < MEGABYTE { (KILOBYTE, "kB") } else { (MEGABYTE, "MB") };
    let tenths = bytes.saturating_mul(10) / unit;
    // A small file is not nothing, and of a large one whole numbers say enough.
    let shown = if tenths < 100 && unit == MEGABYTE { tenths } else { ((tenths + 5) / 10).max(1) * 10 };
    let thousandths = i64::try_from(shown.saturating_mul(100)).unwrap_or(i64::MAX);
    let quantity = Quantity::from_thousandths(thousandths).unwrap_or_default();
    format!("{}\u{a0}{name}", number(quantity, preferences))
}

#[cfg(test)]
mod tests {
    use domain::identity::TimeZoneName;

    use super::*;

    #[test]
    fn a_size_is_rounded_to_what_matters() {
        let said = |bytes| size_words(bytes, &Preferences::in_zone(TimeZoneName::utc())).replace('\u{a0}', " ");
        assert_eq!(said(12), "1 kB");
        assert_eq!(said(339_500), "340 kB");
        assert_eq!(said(339_100), "339 kB");
        assert_eq!(said(1_250_000), "1.2 MB");
        assert_eq!(said(48_100_000), "48 MB");
    }
}
