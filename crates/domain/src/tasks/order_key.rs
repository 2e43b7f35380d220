//! Places in a list as text: between any two there is room for another, so that moving one row writes one row. Two
//! devices may choose the same place; then the ids decide, until the list is spread anew.
//!
//! A key is a whole number and a fraction, written so that plain text order is their order. The first sign tells how
//! many digits the number has and on which side of zero it lies. So a list that grows at one end keeps short keys; only
//! what is put between two others again and again makes them longer.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The longest key that is kept, in bytes.
pub const LONGEST_ORDER_KEY: usize = 500;
/// From this length on a list is worth spreading anew.
const LONG: usize = 40;

/// The digits, smallest first; in this order in every collation.
const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
const BASE: u8 = 36;
/// The first sign of the smallest number that is not below zero.
const ZERO_HEAD: u8 = 18;

/// A place in a list. Keys are compared as text, byte by byte.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OrderKey(String);

impl OrderKey {
    /// The place in an empty list.
    #[must_use]
    pub fn first() -> Self {
        Self::of(&[ZERO_HEAD, 0])
    }

    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads a key.
    ///
    /// # Errors
    /// `required`, `too_long`, `unknown_choice` for what is no key.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if text.is_empty() {
            return Err("required");
        }
        if text.len() > LONGEST_ORDER_KEY {
            return Err("too_long");
        }
        let digit = |byte: u8| DIGITS.iter().position(|known| *known == byte).and_then(|at| u8::try_from(at).ok());
        let digits: Option<Vec<u8>> = text.bytes().map(digit).collect();
        let digits = digits.ok_or("unknown_choice")?;
        let (_, fraction) = split(&digits).ok_or("unknown_choice")?;
        // A fraction that ends in zero would leave no room before it.
        if fraction.last() == Some(&0) { Err("unknown_choice") } else { Ok(Self(text.to_owned())) }
    }

    /// A place after `before` and ahead of `after`, either of which may be the end of the list. None where there is no
    /// room: when both are the same, or in the wrong order.
    #[must_use]
    pub fn between(before: Option<&Self>, after: Option<&Self>) -> Option<Self> {
        let key = match (before.map(Self::digits), after.map(Self::digits)) {
            (None, None) => return Some(Self::first()),
            (Some(before), None) => above(&before)?,
            (None, Some(after)) => below(&after)?,
            (Some(before), Some(after)) if before < after => amid(&before, &after)?,
            (Some(_), Some(_)) => return None,
        };
        Some(Self::of(&key))
    }

    /// So many places, in order, as short as they can be: for a list that is written anew.
    #[must_use]
    pub fn spread(count: usize) -> Vec<Self> {
        let next = |key: &Self| Self::between(Some(key), None);
        std::iter::successors(Some(Self::first()), next).take(count).collect()
    }

    /// Whether the list is worth spreading anew.
    #[must_use]
    pub const fn is_long(&self) -> bool {
        self.0.len() > LONG
    }

    fn digits(&self) -> Vec<u8> {
        let digit = |byte: u8| DIGITS.iter().position(|known| *known == byte).unwrap_or_default();
        self.0.bytes().map(|byte| u8::try_from(digit(byte)).unwrap_or_default()).collect()
    }

    fn of(digits: &[u8]) -> Self {
        let sign = |digit: &u8| DIGITS.get(usize::from(*digit)).map_or('0', |byte| char::from(*byte));
        Self(digits.iter().map(sign).collect())
    }
}

impl fmt::Display for OrderKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for OrderKey {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<OrderKey> for String {
    fn from(key: OrderKey) -> Self {
        key.0
    }
}

/// The number with its first sign, and the fraction.
fn split(key: &[u8]) -> Option<(&[u8], &[u8])> {
    let head = *key.first()?;
    let digits = if head < ZERO_HEAD { ZERO_HEAD - head } else { head - ZERO_HEAD + 1 };
    key.split_at_checked(usize::from(digits) + 1)
}

fn above(key: &[u8]) -> Option<Vec<u8>> {
    let (number, fraction) = split(key)?;
    next_number(number).or_else(|| Some(joined(number, &middle(fraction, None))))
}

fn below(key: &[u8]) -> Option<Vec<u8>> {
    let (number, fraction) = split(key)?;
    if !fraction.is_empty() {
        return Some(number.to_vec());
    }
    previous_number(number)
}

fn amid(before: &[u8], after: &[u8]) -> Option<Vec<u8>> {
    let ((number, fraction), (number_after, fraction_after)) = (split(before)?, split(after)?);
    if number == number_after {
        return Some(joined(number, &middle(fraction, Some(fraction_after))));
    }
    let next = next_number(number)?;
    // The next number is free unless it is the key behind, or lies behind it.
    if next.as_slice() < after { Some(next) } else { Some(joined(number, &middle(fraction, None))) }
}

fn joined(front: &[u8], back: &[u8]) -> Vec<u8> {
    [front, back].concat()
}

/// One more; none above the largest number.
fn next_number(number: &[u8]) -> Option<Vec<u8>> {
    let (head, digits) = number.split_first()?;
    let mut digits = digits.to_vec();
    for digit in digits.iter_mut().rev() {
        if *digit + 1 < BASE {
            *digit += 1;
            return Some(joined(&[*head], &digits));
        }
        *digit = 0;
    }
    let head = head + 1;
    (head < BASE).then(|| filled(head, 0))
}

/// One less; none below the smallest number.
fn previous_number(number: &[u8]) -> Option<Vec<u8>> {
    let (head, digits) = number.split_first()?;
    let mut digits = digits.to_vec();
    for digit in digits.iter_mut().rev() {
        if *digit > 0 {
            *digit -= 1;
            return Some(joined(&[*head], &digits));
        }
        *digit = BASE - 1;
    }
    head.checked_sub(1).map(|head| filled(head, BASE - 1))
}

/// The number of a first sign with the same digit everywhere.
fn filled(head: u8, digit: u8) -> Vec<u8> {
    let digits = if head < ZERO_HEAD { ZERO_HEAD - head } else { head - ZERO_HEAD + 1 };
    let mut number = vec![head];
    number.resize(usize::from(digits) + 1, digit);
    number
}

/// A fraction between two, where `after` is the larger one, or one whole. None of them ends in zero.
fn middle(before: &[u8], after: Option<&[u8]>) -> Vec<u8> {
    let mut found = Vec::new();
    let (mut before, mut after) = (before, after);
    loop {
        let low = before.first().copied().unwrap_or_default();
        let high = after.map_or(BASE, |after| after.first().copied().unwrap_or_default());
        before = before.get(1..).unwrap_or_default();
        if high.saturating_sub(low) > 1 {
            found.push(low + (high - low) / 2);
            return found;
        }
        if low == high {
            found.push(low);
            after = after.map(|after| after.get(1..).unwrap_or_default());
        } else if after.is_some_and(|after| after.len() > 1) {
            // The first digit of a longer fraction alone lies before it.
            found.push(high);
            return found;
        } else {
            found.push(low);
            after = None;
        }
    }
}
