//! Amounts and shares in digits.

use crate::{
    habits::Quantity,
    identity::{NumberFormat, Preferences},
};

/// Between a number and its unit, so that a line never breaks there.
pub(super) const NO_BREAK_SPACE: char = '\u{a0}';
const NARROW_NO_BREAK_SPACE: char = '\u{202f}';
const MINUS: char = '\u{2212}';

/// `1,234.5`, `1.234,5` or `1 234,5`; as many decimals as there are.
#[must_use]
pub fn number(quantity: Quantity, preferences: &Preferences) -> String {
    grouped(&quantity.to_string(), preferences)
}

/// A plain decimal such as `-1234.50` with the signs of the user.
pub(super) fn grouped(plain: &str, preferences: &Preferences) -> String {
    let (group, decimal) = match preferences.number_format {
        NumberFormat::CommaDot => (',', '.'),
        NumberFormat::DotComma => ('.', ','),
        NumberFormat::SpaceComma => (NARROW_NO_BREAK_SPACE, ','),
    };
    let (negative, digits) = plain.strip_prefix('-').map_or((false, plain), |digits| (true, digits));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut text = String::with_capacity(plain.len() + 4);
    if negative {
        text.push(MINUS);
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            text.push(group);
        }
        text.push(digit);
    }
    if !decimals.is_empty() {
        text.push(decimal);
        text.push_str(decimals);
    }
    text
}

/// `2.5 km`; the bare number when there is no unit.
#[must_use]
pub fn with_unit(quantity: Quantity, unit: Option<&str>, preferences: &Preferences) -> String {
    let number = number(quantity, preferences);
    match unit {
        Some(unit) if !unit.is_empty() => format!("{number}{NO_BREAK_SPACE}{unit}"),
        _ => number,
    }
}

/// `64 %` for 0.64, in whole percents rounded half up, from 0 to 100. What is not yet whole never reads as 100, and
/// what is not nothing never as 0. The space does not break.
#[must_use]
pub fn percent(share: f64) -> String {
    let share = if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) };
    let whole = (share * 100.0 + 0.5).floor() as u8;
    let shown = match whole {
        100 if share < 1.0 => 99,
        0 if share > 0.0 => 1,
        _ => whole,
    };
    format!("{shown}{NO_BREAK_SPACE}%")
}
