//! What amounts add up to. A sum may lie where no amount may: two devices add to a day, or take from it, without
//! knowing of each other. Held at a border on the way, the sum would depend on the order in which they are heard. So it
//! is kept whole and held only where it is shown.

use crate::habits::Quantity;

/// A sum of amounts in whole thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Total(i64);

impl Total {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// What the database has room for: a million of the largest amounts.
    const LIMIT: i64 = 999_999_999_999_999_999;

    /// A stored sum.
    #[must_use]
    pub fn from_thousandths(thousandths: i64) -> Self {
        Self(thousandths.clamp(-Self::LIMIT, Self::LIMIT))
    }

    /// Whole thousandths.
    #[must_use]
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// The sum with an amount more.
    #[must_use]
    pub fn plus(self, amount: Quantity) -> Self {
        self.and(amount.into())
    }

    /// Both sums together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self::from_thousandths(self.0.saturating_add(other.0))
    }

    /// The sum as the amount of a day: not below nothing and not above the largest amount.
    #[must_use]
    pub fn shown(self) -> Quantity {
        Quantity::from_thousandths(self.0.clamp(0, Quantity::MAX_THOUSANDTHS)).unwrap_or_default()
    }

    /// Whether it is shown as it is.
    #[must_use]
    pub fn is_an_amount(self) -> bool {
        self.shown().thousandths() == self.0
    }
}

impl From<Quantity> for Total {
    fn from(amount: Quantity) -> Self {
        Self(amount.thousandths())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_past_the_largest_amount_comes_back_whole() {
        let largest = Quantity::from_thousandths(Quantity::MAX_THOUSANDTHS).unwrap();
        let back = Quantity::from_thousandths(-Quantity::MAX_THOUSANDTHS).unwrap();
        let twice = Total::ZERO.plus(largest).plus(largest);
        assert_eq!((twice.shown(), twice.is_an_amount()), (largest, false));
        assert_eq!(twice.plus(back), Total::from(largest));
        assert_eq!(Total::from(back).shown(), Quantity::ZERO);
    }
}
