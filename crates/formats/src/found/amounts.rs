//! Amounts as files write them, in thousandths.

use domain::habits::Quantity;

use crate::ProblemCode;

/// Reads `12`, `-0.5`, `2,5` or `2.50004`; more than three decimals are rounded.
///
/// # Errors
/// What is wrong with it.
pub fn amount(text: &str) -> Result<Quantity, ProblemCode> {
    let text = text.trim().replace(',', ".");
    let plain = Quantity::parse(text.strip_prefix('+').unwrap_or(&text));
    match plain {
        Ok(amount) => Ok(amount),
        Err("out_of_range") => Err(ProblemCode::NumberOutOfRange),
        // What is left is rounded: more decimals than three, a power of ten, a point without digits before it.
        Err(_) if text.bytes().all(|byte| byte.is_ascii_digit() || b".-+eE".contains(&byte)) => {
            text.parse::<f64>().map_err(|_| ProblemCode::NotANumber).and_then(amount_of)
        }
        Err(_) => Err(ProblemCode::NotANumber),
    }
}

/// The nearest amount of a number.
///
/// # Errors
/// What is wrong with it.
pub fn amount_of(number: f64) -> Result<Quantity, ProblemCode> {
    let thousandths = (number * 1000.0).round();
    if !thousandths.is_finite() || thousandths.abs() > Quantity::MAX_THOUSANDTHS as f64 {
        return Err(ProblemCode::NumberOutOfRange);
    }
    Quantity::from_thousandths(thousandths as i64).map_err(|_| ProblemCode::NumberOutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let read = |text: &str| amount(text).map(|amount| amount.thousandths());
        assert_eq!(read("12"), Ok(12_000));
        assert_eq!((read("2.5"), read("2,5"), read(" -0.5 ")), (Ok(2_500), Ok(2_500), Ok(-500)));
        assert_eq!((read("0.30000000000000004"), read("1e3"), read(".5")), (Ok(300), Ok(1_000_000), Ok(500)));
        assert_eq!(
            (read("NaN"), read("two"), read("")),
            (Err(ProblemCode::NotANumber), Err(ProblemCode::NotANumber), Err(ProblemCode::NotANumber))
        );
        assert_eq!(read("1e300"), Err(ProblemCode::NumberOutOfRange));
        assert_eq!(amount_of(f64::NAN), Err(ProblemCode::NumberOutOfRange));
    }
}
