//! One page of a list.

use serde::{Deserialize, Serialize};

/// Items and where to go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page<T> {
    /// The items of this page.
    pub items: Vec<T>,
    /// Give this as `cursor` for the next page; null at the end.
    pub next_cursor: Option<String>,
}

impl<T> Page<T> {
    /// A list that fits one page.
    #[must_use]
    pub const fn whole(items: Vec<T>) -> Self {
        Self { items, next_cursor: None }
    }
}
