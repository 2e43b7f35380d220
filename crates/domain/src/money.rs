//! Amounts of money: whole minor units and their currency, so that nothing is ever rounded on the way.

use serde::{Deserialize, Serialize};

use crate::identity::Currency;

/// An amount such as 12.50 EUR.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// Minor units: 1250 for 12.50 EUR.
    pub minor: i64,
    /// Of which currency.
    pub currency: Currency,
}
