//! A measured amount with three decimals: 2.5 km, 20 pages. Whole thousandths inside, so that sums are exact.

use serde::{Deserialize, Serialize};

/// Thousandths, from -999,999,999.999 to 999,999,999.999. Travels as a decimal string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Quantity(i64);

impl Quantity {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount that is stored.
    pub const MAX_THOUSANDTHS: i64 = 999_999_999_999;

    /// # Errors
    /// `out_of_range`.
    pub const fn from_thousandths(thousandths: i64) -> Result<Self, &'static str> {
        if thousandths > Self::MAX_THOUSANDTHS || thousandths < -Self::MAX_THOUSANDTHS {
            Err("out_of_range")
        } else {
            Ok(Self(thousandths))
        }
    }

    /// Whole thousandths.
    #[must_use]
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// Reads `12`, `-0.5` or `2.500`: an optional minus sign, digits, at most three decimals after a point, and
    /// nothing around them.
    ///
    /// # Errors
    /// `not_a_number`, `too_many_decimals` or `out_of_range`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty()
            || !all_digits(whole)
            || !all_digits(decimals)
            || (digits.contains('.') && decimals.is_empty())
        {
            return Err("not_a_number");
        }
        let decimals = decimals.trim_end_matches('0');
        if decimals.len() > 3 {
            return Err("too_many_decimals");
        }
        let whole: i64 =
            if whole.len() > 12 { return Err("out_of_range") } else { whole.parse().map_err(|_| "out_of_range")? };
        let fraction: i64 = format!("{decimals:0<3}").parse().map_err(|_| "not_a_number")?;
        let thousandths = whole.checked_mul(1000).and_then(|t| t.checked_add(fraction)).ok_or("out_of_range")?;
        Self::from_thousandths(if negative { -thousandths } else { thousandths })
    }

    /// Whether it lies below nothing.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }
}

impl core::fmt::Display for Quantity {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, fraction) = (self.0.unsigned_abs() / 1000, self.0.unsigned_abs() % 1000);
        if fraction == 0 {
            write!(f, "{sign}{whole}")
        } else {
            let decimals = format!("{fraction:03}");
            write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
        }
    }
}

impl TryFrom<String> for Quantity {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Quantity> for String {
    fn from(quantity: Quantity) -> Self {
        quantity.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stands_around_a_number() {
        assert_eq!(Quantity::parse("-2.500").map(String::from).as_deref(), Ok("-2.5"));
        for odd in [" 1", "1 ", "\u{a0}1", "1\n", "+1", "- 1", "1.", ".5", ""] {
            assert_eq!(Quantity::parse(odd), Err("not_a_number"), "{odd:?}");
        }
    }
}
