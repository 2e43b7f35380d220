//! What a file leaves open, as its owner answered it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{DateOrder, Weeks};

/// The answers, and what else a reader has to be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// The owner's today: up to it figures of the old app are computed, and nothing later is taken.
    pub today: Date,
    /// Rolling or calendar weeks, for formats that leave it open.
    pub weeks: Weeks,
    /// The order of days and months, for files in which both are possible.
    pub date_order: Option<DateOrder>,
    /// The zone in which instants become days, for files that name none. A name of the IANA database.
    pub time_zone: Option<String>,
}

impl Choices {
    /// Nothing was chosen yet.
    #[must_use]
    pub const fn on(today: Date) -> Self {
        Self { today, weeks: Weeks::Rolling, date_order: None, time_zone: None }
    }
}
