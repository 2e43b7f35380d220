//! Money in digits, with as many decimals as its currency has (ISO 4217, minor units).

use crate::{
    format::number::{NO_BREAK_SPACE, grouped},
    habits::Quantity,
    identity::{Currency, Preferences},
    money::Money,
};

const WITHOUT_DECIMALS: [&str; 17] = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF",
    "XPF",
];
const WITH_THREE: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

fn decimals(currency: &Currency) -> usize {
    match currency.as_str() {
        none if WITHOUT_DECIMALS.contains(&none) => 0,
        three if WITH_THREE.contains(&three) => 3,
        _ => 2,
    }
}

/// `1,234.50 EUR`. The space does not break.
#[must_use]
pub fn money(amount: &Money, preferences: &Preferences) -> String {
    format!("{}{NO_BREAK_SPACE}{}", grouped(&plain_money(amount), preferences), amount.currency.as_str())
}

/// `1,234.50`, as a field shows it beside its currency.
#[must_use]
pub fn money_number(amount: &Money, preferences: &Preferences) -> String {
    grouped(&plain_money(amount), preferences)
}

fn plain_money(amount: &Money) -> String {
    let decimals = decimals(&amount.currency);
    let digits = format!("{:0>width$}", amount.minor.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let sign = if amount.minor < 0 { "-" } else { "" };
    let point = if decimals == 0 { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

/// A typed number as an amount of a currency.
///
/// # Errors
/// `out_of_range` with more decimals than the currency has, and for nothing or less.
pub fn money_from_quantity(typed: Quantity, currency: Currency) -> Result<Money, &'static str> {
    let step = [1000, 100, 10, 1].get(decimals(&currency)).copied().unwrap_or(1);
    if typed <= Quantity::ZERO || typed.thousandths() % step != 0 {
        return Err("out_of_range");
    }
    Ok(Money { minor: typed.thousandths() / step, currency })
}
