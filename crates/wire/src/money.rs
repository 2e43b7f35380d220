//! Amounts of money as they travel.

use domain::{identity::Currency, money::Money};
use serde::{Deserialize, Serialize};

/// An amount: `{"minor": 1250, "currency": "EUR"}` for 12.50 EUR.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MoneyView {
    /// Minor units.
    pub minor: i64,
    /// Three letters of ISO 4217.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[A-Z]{3}$"))]
    pub currency: String,
}

impl MoneyView {
    /// What the rules read.
    ///
    /// # Errors
    /// `unknown_currency`.
    pub fn read(&self) -> Result<Money, &'static str> {
        Ok(Money { minor: self.minor, currency: Currency::parse(&self.currency)? })
    }
}

impl From<&Money> for MoneyView {
    fn from(money: &Money) -> Self {
        Self { minor: money.minor, currency: money.currency.as_str().to_owned() }
    }
}
