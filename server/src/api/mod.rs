//! REST under `/api/v1`: the same use cases as the pages, in HTTP.

pub mod catalogue;
mod error;
mod extract;
pub mod paging;
mod refused_field;
mod repeat;
pub mod v1;
mod version;

pub use error::ApiError;
pub use extract::{ApiJson, ApiPath, ApiQuery};
pub use repeat::RepeatKey;
pub use version::{IfMatch, Versioned};
